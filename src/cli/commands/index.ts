import type { CliCommand } from '../command.js'
import { build } from './build.js'
import { check } from './check.js'
import { completion } from './completion.js'
import { dead } from './dead.js'
import { diff } from './diff.js'
import { docs } from './docs.js'
import { explain } from './explain.js'
import { help } from './help.js'
import { importCommand } from './import.js'
import { list } from './list.js'
import { newCommand } from './new.js'
import { run } from './run.js'
import { sample } from './sample.js'
import { show } from './show.js'
import { simulate } from './simulate.js'
import { suggest } from './suggest.js'
import { test } from './test.js'

/** The commands of `waybill`, in the order of its help. */
export const commands: readonly CliCommand[] = Object.freeze([
  newCommand,
  run,
  dead,
  simulate,
  check,
  test,
  explain,
  diff,
  list,
  show,
  docs,
  suggest,
  build,
  importCommand,
  sample,
  completion,
  help,
])
