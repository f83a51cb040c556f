import type { Json } from 'waybill/actions'

/** FQL that asks whether a user agent has one of these marks. */
const any =
  (...marks: readonly string[]) =>
  (agent: string): string =>
    marks.map((mark) => `contains(${agent}, "${mark}")`).join(' or ')

const all =
  (...marks: readonly string[]) =>
  (agent: string): string =>
    marks.map((mark) => `contains(${agent}, "${mark}")`).join(' and ')

const anyCase =
  (...marks: readonly string[]) =>
  (agent: string): string =>
    any(...marks)(`lowercase(${agent})`)

/** Browsers by the marks in a user agent, the first that fits counts; `before` is what stands before the version. */
const browsers: readonly {
  readonly name: string
  readonly when: (agent: string) => string
  readonly before?: string
}[] = [
  { name: 'Opera Mini', when: all(' OPR/', 'Mini') },
  { name: 'Opera', when: any(' OPR/'), before: '(?:Opera|OPR)/' },
  { name: 'BlackBerry', when: anyCase('blackberry', 'playbook', 'bb10'), before: 'BlackBerry ' },
  { name: 'Internet Explorer Mobile', when: any('IEMobile', 'WPDesktop'), before: 'rv:' },
  { name: 'Samsung Internet', when: any('SamsungBrowser/'), before: 'SamsungBrowser/' },
  { name: 'Microsoft Edge', when: any('Edge', 'Edg/'), before: 'Edge?/' },
  { name: 'Facebook Mobile', when: any('FBIOS') },
  { name: 'Chrome', when: any('Chrome'), before: 'Chrome/' },
  { name: 'Chrome iOS', when: any('CriOS'), before: 'CriOS/' },
  { name: 'UC Browser', when: any('UCWEB', 'UCBrowser'), before: '(?:UCBrowser|UCWEB)/' },
  { name: 'Firefox iOS', when: any('FxiOS'), before: 'FxiOS/' },
  { name: 'Mobile Safari', when: all('Safari', 'iPhone'), before: 'Version/' },
  { name: 'Safari', when: any('Safari'), before: 'Version/' },
  { name: 'Android Mobile', when: any('Android') },
  { name: 'Konqueror', when: any('Konqueror') },
  { name: 'Firefox', when: any('Firefox'), before: 'Firefox/' },
  { name: 'Internet Explorer', when: any('MSIE', 'Trident/'), before: '(?:rv:|MSIE )' },
  { name: 'Mozilla', when: any('Gecko'), before: 'rv:' },
]

/** `$browser` and `$browser_version` of the user agent at a path; nothing where there is none. */
export function browserOf(agent: string): Json {
  const known = browsers.reduceRight<Json>(
    (otherwise, { name, when, before }) => ({
      '@if': {
        condition: when(agent),
        then: before === undefined ? { $browser: name } : withVersion(name, before, agent),
        else: otherwise,
      },
    }),
    { $browser: '' },
  )
  return { '@if': { exists: { '@path': agent }, then: known } }
}

/** A version without a dot is none. */
const withVersion = (name: string, before: string, agent: string): Json => ({
  $browser: name,
  $browser_version: {
    '@extract': { value: { '@path': agent }, pattern: `${before}(\\d+(?:\\.\\d+)+)` },
  },
})
