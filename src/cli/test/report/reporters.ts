import { json } from './json.js'
import { junit } from './junit.js'
import { pretty } from './pretty.js'
import type { Reporter } from './reporter.js'
import { tap } from './tap.js'

/** The reporters of `--reporter`; the first is the one that is taken where none is named. */
export const reporters: readonly [Reporter, ...Reporter[]] = Object.freeze([pretty, json, tap, junit])
