import { isAbsolute, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { codes } from '../../../diagnostics/codes.js'
import type { Problem } from '../../config/problem.js'
import { version } from '../../version.js'
import { regionOf } from './region.js'
import type { ReportFormat } from './report.js'

/** For services that show what tools find: SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0). */
export const sarif: ReportFormat = {
  name: 'sarif',
  render({ files, problems }) {
    const ids = [...new Set(problems.map(({ diagnostic }) => diagnostic.code))].sort()
    const rules = ids.map((id) => ({ id, shortDescription: { text: codes[id] } }))
    const run = {
      tool: { driver: { name: 'waybill', version, rules } },
      columnKind: 'utf16CodeUnits',
      artifacts: files.map((path) => ({ location: { uri: uriOf(path) } })),
      results: problems.map((problem) => resultOf(problem, ids.indexOf(problem.diagnostic.code))),
    }
    const $schema = 'https://json.schemastore.org/sarif-2.1.0.json'
    return JSON.stringify({ $schema, version: '2.1.0', runs: [run] }, null, 2)
  },
}

function resultOf(problem: Problem, ruleIndex: number) {
  const { code, severity, message, hint, pointer } = problem.diagnostic
  const region = regionOf(problem)
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: hint === undefined ? message : `${message}: ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(problem.file.path) },
          ...(region === undefined
            ? {}
            : {
                region: {
                  startLine: region.start.line,
                  startColumn: region.start.column,
                  endLine: region.end.line,
                  endColumn: region.end.column,
                },
              }),
        },
        ...(pointer ? { logicalLocations: [{ fullyQualifiedName: pointer }] } : {}),
      },
    ],
  }
}

/** A relative path stays one, so that a service finds the file in its own copy. */
const uriOf = (path: string): string =>
  isAbsolute(path) ? pathToFileURL(path).href : path.split(sep).map(encodeURIComponent).join('/')
