import { pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import { directiveNameIn } from '../../mappings/is-directive.js'
import type { Point } from './point.js'

/** The values that the branching directives of mappings choose from, whatever holds the mappings. */
export function branchPoints(value: unknown, pointer: string): readonly Point[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => branchPoints(item, pointerTo(pointer, index)))
  if (!isObject(value)) return []
  const name = directiveNameIn(value)
  if (name === '@literal') return []
  const branches = name === undefined ? [] : (branchesOf[name]?.(value[name]) ?? [])
  const place = name === undefined ? pointer : pointerTo(pointer, name)
  return [
    ...branches.map(({ branch, missed }) => ({
      kind: 'branch' as const,
      pointer: place,
      key: branchKey(place, branch),
      missed,
    })),
    ...Object.entries(value).flatMap(([key, inner]) => branchPoints(inner, pointerTo(pointer, key))),
  ]
}

/** What is told of a directive at a place when one of its values is taken. */
export const branchKey = (pointer: string, branch: string | number): string => `${pointer} → ${branch}`

/** What a switch gives where none of its cases fits. */
export const defaultBranch = 'default'
export const caseBranch = (name: string): string => `case ${name}`

interface Branch {
  readonly branch: string | number
  readonly missed: string
}

const branchesOf: { readonly [directive: string]: (options: unknown) => readonly Branch[] } = {
  '@if': () => ['then', 'else'].map((branch) => ({ branch, missed: `"${branch}" is never taken` })),
  '@switch': (options) => {
    const cases = isObject(options) && isObject(options.cases) ? Object.keys(options.cases) : []
    return [
      ...cases.map((name) => ({
        branch: caseBranch(name),
        missed: `the case ${JSON.stringify(name)} is never taken`,
      })),
      { branch: defaultBranch, missed: 'the default is never taken' },
    ]
  },
  '@coalesce': (options) => {
    const values: unknown = isObject(options) ? options.values : options
    if (!Array.isArray(values) || values.length < 2) return []
    return values.map((_, index) => ({ branch: index, missed: `value ${index + 1} is never taken` }))
  },
}
