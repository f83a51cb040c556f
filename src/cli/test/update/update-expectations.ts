import { createAsker } from '../../ask.js'
import { colorsFor, type Io } from '../../io.js'
import { quantity } from '../../report/quantity.js'
import { placeOf } from '../report/place.js'
import type { SuitesRun } from '../run-suites.js'
import { rewriteFile } from './rewrite-file.js'

/**
 * Writes what came of the tests that do not hold in place of what they expect; asks before it does, unless that is said.
 * Gives whether something was written.
 */
export async function updateExpectations(
  { suites, runs }: SuitesRun,
  isSaid: boolean,
  io: Io,
): Promise<boolean> {
  const failed = runs.filter(({ result }) => result?.holds === false)
  const files = suites.filter((suite) => failed.some((run) => run.suite === suite)).map(({ file }) => file)
  if (files.length === 0) return false
  const question = `Write what came of ${quantity(failed.length, 'test', 'tests')} into ${files.map(({ path }) => path).join(', ')}?`
  if (!isSaid && !(await (await createAsker(io)).confirm(question))) return false
  const done = files.map((file) =>
    rewriteFile(
      file,
      failed.filter(({ suite }) => suite.file === file),
    ),
  )
  const { yellow } = colorsFor(io.stderr, io.env)
  for (const { path, rewritten, left } of done) {
    if (rewritten.length > 0)
      io.stderr.write(`${path}: ${quantity(rewritten.length, 'expectation', 'expectations')} written anew\n`)
    for (const { suite, test } of left)
      io.stderr.write(
        `${yellow('warning')}: ${placeOf(suite.file, test.pointer)} ${test.name} can not be written anew: change it by hand\n`,
      )
  }
  return done.some(({ rewritten }) => rewritten.length > 0)
}
