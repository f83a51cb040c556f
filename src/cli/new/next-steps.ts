import { join } from 'node:path'
import type { Colors } from '../io.js'
import { shellWord } from '../shell-word.js'
import type { NewFile } from './new-file.js'
import { isInstalledFor } from './schema-address.js'

/** What was written, and what to do with it. */
export function nextSteps(folder: string, files: readonly NewFile[], { dim, bold }: Colors): string {
  const paths = files.map(({ name }) => join(folder, name))
  const width = Math.max(...paths.map((path) => path.length))
  const connections = paths.find((path) => /waybill\.\w+$/.test(path))
  const [there, config] = [shellWord(folder), shellWord(connections ?? '')]
  const waybill = commandIn(folder)
  const steps = [
    { command: `${waybill} test ${there}`, about: 'its tests hold' },
    { command: `${waybill} check ${there} --strict`, about: 'it has no mistakes' },
    ...(connections === undefined
      ? []
      : [
          {
            command: `${waybill} sample | ${waybill} run --config ${config} --quiet | head -1`,
            about: 'what it sends',
          },
        ]),
    ...(isInstalledFor(folder)
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

/** How the command is called from where a folder is named. */
export const commandIn = (folder: string): string => (isInstalledFor(folder) ? 'npx waybill' : 'waybill')
