import { generated, table } from '../../src/cli/pages/markdown.js'
import { codes } from '../../src/diagnostics/codes.js'

/** Every code that a diagnostic can have. */
export function diagnosticsPage(): string {
  return [
    generated('Diagnostics'),
    'What is found before an event arrives. A code is never reused for something else.\n',
    table(
      ['code', 'meaning'],
      Object.entries(codes).map(([code, meaning]) => [`\`${code}\``, meaning]),
    ),
  ].join('\n')
}
