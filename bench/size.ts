import Table from 'cli-table3'
import { bundleSize } from './bundle-size.js'
import { firstEvents } from './first-event.js'
import { importTimes } from './import-times.js'

/** What the built package weighs where it is bundled and where Node imports it, beside what `performance.md` asks. */

/** The directives of the public mapping kit but `@liquid`. */
const kit = [
  'path, template, literal, ifDirective, caseDirective, replace, arrayPath, flatten, json, merge, transform',
  'excludeWhenNull',
].join(', ')

const bundles = [
  { of: 'compileTrigger', program: "export { compileTrigger } from 'waybill/triggers'", kilobytes: 8 },
  { of: 'all of waybill/triggers', program: "export * from 'waybill/triggers'", kilobytes: 20 },
  {
    of: 'compileMappingWith, the public directives but @liquid',
    program: `export { compileMappingWith } from 'waybill/mappings'\nexport { ${kit} } from 'waybill/directives'`,
    kilobytes: 20,
  },
  {
    of: 'the same, and lowerQuery for conditions',
    program: `export { compileMappingWith } from 'waybill/mappings'\nexport { ${kit} } from 'waybill/directives'
    export { lowerQuery } from 'waybill/triggers'`,
  },
  { of: 'compileMapping, all directives', program: "export { compileMapping } from 'waybill/mappings'" },
  { of: 'parseFql', program: "export { parseFql } from 'waybill/triggers'" },
  { of: 'checkFql', program: "export { checkFql } from 'waybill/triggers'" },
  { of: 'waybill/browser', program: "export * from 'waybill/browser'", kilobytes: 1 },
  { of: 'the matchers', program: "export { matchers } from 'waybill/testing'" },
] as const

const imports = [
  { of: 'the peers', modules: ['ajv', 'ajv-formats', 'liquidjs', 'jsonpath-plus'] },
  { of: 'waybill', modules: ['waybill'], share: 1.3 },
  { of: 'waybill/triggers', modules: ['waybill/triggers'], share: 0.1 },
  { of: 'waybill/mappings', modules: ['waybill/mappings'] },
  { of: 'waybill/runtime', modules: ['waybill/runtime'] },
] as const

const sizes = table(['bundle', 'min', 'min + gzip', 'bar', ''])
for (const bundle of bundles) {
  const { minified, zipped } = await bundleSize(bundle.program)
  const limit = 'kilobytes' in bundle ? bundle.kilobytes : undefined
  sizes.push([
    bundle.of,
    inKilobytes(minified),
    inKilobytes(zipped),
    ...judged(zipped / 1000, limit, (bar) => `${bar} KB`),
  ])
}
process.stdout.write(`${sizes.toString()}\n`)

const times = table(['import in Node', 'share of the peers', 'bar', ''])
importTimes(imports.map(({ modules }) => modules)).forEach((share, index) => {
  const subject = imports[index]
  if (subject === undefined) return
  const limit = 'share' in subject ? subject.share : undefined
  times.push([subject.of, share.toFixed(2), ...judged(share, limit, String)])
})
process.stdout.write(`${times.toString()}\n`)

const starts = table(['from nothing to the first event', 'ms', 'module', 'gzip', '', ''])
for (const { of, milliseconds, bytes, zipped } of firstEvents())
  starts.push([
    of,
    milliseconds.toFixed(0),
    bytes === undefined ? '' : inKilobytes(bytes),
    zipped === undefined ? '' : inKilobytes(zipped),
    '',
    '',
  ])
process.stdout.write(`${starts.toString()}\n`)

function table(head: string[]) {
  return new Table({
    head,
    colAligns: head.map((_, index) => (index === 0 || index > head.length - 3 ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
  })
}

function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}

/** The bar and whether it is met. */
function judged(value: number, limit: number | undefined, inWords: (limit: number) => string): string[] {
  return limit === undefined ? ['', 'reported'] : [`≤ ${inWords(limit)}`, value <= limit ? 'ok' : 'missed']
}
