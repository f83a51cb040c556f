import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The packages of which `dist` holds a part (tsup.config.ts), with those that they use. */
const inlined = [
  'ajv',
  'ajv-formats',
  'fast-deep-equal',
  'fast-uri',
  'fastest-levenshtein',
  'json-schema-traverse',
  'liquidjs',
]

/** The licences of other people's code that is in the package; their terms ask for it. */
export function thirdPartyNoticesPage(): string {
  return [
    '# Third-party notices',
    'What is built holds code of these packages. Their licences:',
    ...inlined.flatMap((name) => [`## ${name}`, ['```text', licenceOf(name), '```'].join('\n')]),
    '',
  ].join('\n\n')
}

function licenceOf(name: string): string {
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  if (file === undefined) throw new Error(`${name} has no licence file`)
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
}
