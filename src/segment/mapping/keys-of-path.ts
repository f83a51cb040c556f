/** What parts the keys of a path: a dot, a bracket before a quote or a digit, brackets after one. */
const separators = /\.|\[(?=["'\d])|(?<=["'\d])\]+/

/**
 * The keys of a path of the public kit, from its data on: `a.b`, `a[0]`, `a["b"]`. There are no mistakes: whatever
 * parts nothing is a part of a name, quotes vanish, and empty names between separators are skipped.
 */
export function keysOfPath(path: string): readonly string[] {
  if (path === '.') return []
  return path
    .split(separators)
    .filter((key) => key !== '')
    .map((key) => key.replaceAll(/["']/g, ''))
}

/** The keys of a path that starts with the root: the first `$.` is taken out, wherever it stands. */
export const keysFromRoot = (path: string): readonly string[] => keysOfPath(path.replace('$.', ''))
