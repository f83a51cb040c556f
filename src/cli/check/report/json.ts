import { regionOf } from './region.js'
import type { ReportFormat } from './report.js'

/** For programs of one's own: one object with the files and the problems. */
export const json: ReportFormat = {
  name: 'json',
  render({ files, problems }) {
    const found = problems.map((problem) => {
      const { code, severity, message, hint, pointer } = problem.diagnostic
      return { file: problem.file.path, code, severity, message, hint, pointer, range: regionOf(problem) }
    })
    const errors = found.filter(({ severity }) => severity === 'error').length
    return JSON.stringify({ files, errors, warnings: found.length - errors, problems: found }, null, 2)
  },
}
