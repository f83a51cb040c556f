import { renderEach, sumOf } from '../../config/render-problems.js'
import { quantity } from '../../report/quantity.js'
import type { ReportFormat } from './report.js'

/** For people: each problem with an excerpt, and how many there are. */
export const pretty: ReportFormat = {
  name: 'pretty',
  render({ files, problems }, colors) {
    const checked = quantity(files.length, 'file', 'files')
    const sum = problems.length === 0 ? colors.green('no problems') : sumOf(problems)
    return [...renderEach(problems, colors), `${checked}: ${sum}`].join('\n\n')
  },
}
