import { json } from './json.js'
import { pretty } from './pretty.js'
import type { ReportFormat } from './report.js'
import { sarif } from './sarif.js'

/** The formats of `--format`; the first is the one that is taken where none is named. */
export const formats: readonly [ReportFormat, ...ReportFormat[]] = Object.freeze([pretty, json, sarif])
