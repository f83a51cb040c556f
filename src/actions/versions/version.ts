interface Version {
  readonly numbers: readonly [major: number, minor: number, patch: number]
  /** What stands behind the hyphen of a version before a release; none in a release. */
  readonly before: readonly string[]
}

/** Semver's order (https://semver.org, 11): below 0 where the first comes before the second. */
export function compareVersions(first: string, second: string): number {
  const [a, b] = [parse(first), parse(second)]
  const numbers = firstDifference(a.numbers, b.numbers, (x, y) => x - y)
  if (numbers !== 0) return numbers
  // A release comes after what led to it.
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length
  return firstDifference(a.before, b.before, compareIdentifiers) || a.before.length - b.before.length
}

/** Whether a version says that saved configurations may break: a higher major, before 1.0.0 a higher minor. */
export function announcesBreaks(from: string, to: string): boolean {
  if (compareVersions(from, to) >= 0) return false
  const [{ numbers: a, before }, { numbers: b }] = [parse(from), parse(to)]
  // A version before a release promises nothing.
  if (before.length > 0) return true
  return b[0] > a[0] || (b[0] === 0 && b[1] > a[1])
}

/** The version that a change asks for. */
export function nextVersion(from: string, breaks: boolean): string {
  const [major, minor, patch] = parse(from).numbers
  if (!breaks) return `${major}.${minor}.${patch + 1}`
  return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`
}

function parse(version: string): Version {
  const [, major, minor, patch, before] = /^(\d+)\.(\d+)\.(\d+)(?:-([^+]*))?/.exec(version) ?? []
  return { numbers: [Number(major), Number(minor), Number(patch)], before: before?.split('.') ?? [] }
}

function firstDifference<Item>(
  first: readonly Item[],
  second: readonly Item[],
  compare: (a: Item, b: Item) => number,
): number {
  for (const [index, item] of first.entries()) {
    const other = second[index]
    const order = other === undefined ? 0 : compare(item, other)
    if (order !== 0) return order
  }
  return 0
}

const digits = /^\d+$/

/** Numbers by their size and before texts, texts letter by letter. */
function compareIdentifiers(a: string, b: string): number {
  if (digits.test(a) && digits.test(b)) return Number(a) - Number(b)
  if (digits.test(a) !== digits.test(b)) return digits.test(a) ? -1 : 1
  return a < b ? -1 : Number(a > b)
}
