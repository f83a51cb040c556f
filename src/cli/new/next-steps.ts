import { join } from 'node:path'
import type { Colors } from '../io.js'
import type { NewFile } from './new-file.js'
import { isInstalledFor } from './schema-address.js'

/** What was written, and what to do with it. */
export function nextSteps(folder: string, files: readonly NewFile[], { dim, bold }: Colors): string {
  const paths = files.map(({ name }) => join(folder, name))
  const width = Math.max(...paths.map((path) => path.length))
  const connections = paths.find((path) => /waybill\.\w+$/.test(path))
  const isLocal = isInstalledFor(folder)
  const waybill = isLocal ? 'npx waybill' : 'waybill'
  const steps = [
    { command: `${waybill} test ${folder}`, about: 'its tests hold' },
    { command: `${waybill} check ${folder} --strict`, about: 'it has no mistakes' },
    ...(connections === undefined
      ? []
      : [
          {
            command: `${waybill} sample | ${waybill} run --config ${connections} --quiet | head -1`,
            about: 'what it sends',
          },
        ]),
    ...(isLocal
      ? []
      : [{ command: 'npm install --save-dev waybill', about: 'so that editors find its types and schemas' }]),
  ]
  const longest = Math.max(...steps.map(({ command }) => command.length))
  return [
    ...files.map(({ about }, index) => `${(paths[index] ?? '').padEnd(width)}  ${dim(about)}`),
    '',
    bold('Next:'),
    ...steps.map(({ command, about }) => `  ${command.padEnd(longest)}  ${dim(about)}`),
  ].join('\n')
}
