import { compareDefinitions, type Destination } from '../../actions/index.js'
import { CliError } from '../cli-error.js'
import { locate, type Problem } from '../config/problem.js'
import type { Io } from '../io.js'
import { type CheckedSource, checkSource } from './check-source.js'
import { readNamed } from './read-sources.js'

/** What the checked definitions change for configurations that were saved for an older one, read from a path. */
export async function checkAgainstOlder(
  path: string,
  checked: readonly CheckedSource[],
  io: Io,
): Promise<readonly Problem[]> {
  const older = await readOlder(path, io)
  const definitions = checked.flatMap(({ file, definition }) =>
    definition === undefined ? [] : [{ file, definition }],
  )
  // Where there is only one, it is the newer one, whatever its slug.
  const newer =
    definitions.length === 1
      ? definitions
      : definitions.filter(({ definition }) => definition.slug === older.slug)
  if (newer.length === 0 && definitions.length > 0)
    throw new CliError(`--against is of "${older.slug}", and no definition with that slug is checked`)
  return newer.flatMap(({ file, definition }) =>
    compareDefinitions(older, definition).map((diagnostic) => locate(diagnostic, file)),
  )
}

async function readOlder(path: string, io: Io): Promise<Destination> {
  const { definition, file, problems } = checkSource(await readNamed(path, io), io.env)
  if (definition !== undefined) return definition
  const [first] = problems
  const why = first?.diagnostic.message ?? 'it is a file of connections'
  throw new CliError(`--against needs a definition without errors, and ${file.path} is none: ${why}`)
}
