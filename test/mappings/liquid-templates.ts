import fc from 'fast-check'
import { type FilterName, liquidFilters } from '../../src/mappings/liquid/filters/index.js'

/** Random Liquid templates over data that they fit, for comparison with the public package. */

/** An event with values of every kind. */
export const liquidEvent = {
  type: 'track',
  event: 'Order Completed',
  userId: 'u-1',
  n: 4,
  timestamp: '2024-03-09T15:04:05.678Z',
  context: { page: { url: 'https://x.example/p?a=1&b=two words' }, locale: 'en-GB' },
  properties: {
    name: 'spongebob',
    title: '  Hello   World  ',
    html: '<p class="a">Hi & <b>bye</b></p><!-- x --><script>1<2</script> 3 < 4',
    total: 12.345,
    neg: -7,
    zero: 0,
    price: '19.99',
    big: 1e21,
    tags: ['red', 'green', 'blue'],
    nums: [3, 1, 2],
    mixed: ['a', null, 'b', null, 5, false],
    nested: [['a', ['b']], [], [1, 2]],
    products: [
      { sku: 'a1', price: 10, on: true, dims: { w: 1 } },
      { sku: 'b2', price: 5.5, on: false },
      { sku: 'c3', price: '20' },
    ],
    csv: 'x,y,,z,,',
    nil: null,
    empty: '',
    spaces: ' \t ',
    none: [],
    void: {},
    yes: true,
    no: false,
    uni: 'Ünïcödé straße',
    emoji: 'go 🚀 now 👍',
    multi: 'line1\nline2\r\nline3',
    long: 'The quick brown fox jumps over the lazy dog',
    cjk: '你好 world 再见',
    date: '2021-07-04',
    local: '2021-07-04 05:06',
    words: 'March 9, 2024 15:04',
    ms: 1700000000,
    quoted: 'it\'s "q"',
    obj: { a: 1, b: ['x'], size: 9 },
    enc: 'a%20b%2Bc+d',
    entities: '1 &lt; 2 & 3 &amp;',
    'odd key': { first: 'f' },
  },
}

const names = ['x', 'y', 'n', 'm']

const pathText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(...Object.keys(liquidEvent.properties))
      .map((key) => (key.includes(' ') ? `properties["${key}"]` : `properties.${key}`)),
  },
  fc.constantFrom(
    'event',
    'event.size',
    'userId',
    'timestamp',
    'context.page.url',
    'missing',
    'missing.x.y',
    'properties.tags[0]',
    'properties.tags[-1]',
    'properties.tags.first',
    'properties.tags.last',
    'properties.tags.size',
    'properties.nested[0][1].first',
    'properties.products[1].sku',
    'properties.products.first.dims',
    'properties.products[1]["price"]',
    'properties[context.key]',
    'properties.obj.size',
    'properties.obj.b.length',
    'properties.void.size',
    'properties.name.size',
    'properties.name[0]',
    'properties.total.size',
    'properties.constructor.name',
    'properties.name.first',
    '["userId"]',
    '"text".size',
    '(1..4)',
    '(1..3).last',
    ...names,
    'x.size',
    'x[0]',
    'y.first',
  ),
)

const literalText = fc.constantFrom(
  '"a"',
  '"o"',
  '","',
  '""',
  "' '",
  '"%Y-%m-%d %H:%M"',
  '"%-d %b %y, %l %p %j %U %u %e%q"',
  '"%s %z %Z %c|%x|%X %3N %010Y %^a %#p %_m %Q %E"',
  '"sku"',
  '"dims.w"',
  '"\\n\\u0041\\""',
  '"latin"',
  '"pretty"',
  '"cjk"',
  '"ordinal"',
  '"US"',
  '0',
  '1',
  '2',
  '3',
  '-2',
  '2.5',
  '-1.5',
  '12',
  'true',
  'false',
)

/** Words that mean something where values are compared; filters of the public package choke on some. */
const word = fc.constantFrom('empty', 'blank', 'nil')

const operandText = fc.oneof({ weight: 3, arbitrary: pathText }, { weight: 2, arbitrary: literalText })
const comparedText = fc.oneof({ weight: 4, arbitrary: operandText }, word)

const filterText: fc.Arbitrary<string> = fc
  .constantFrom(...(Object.keys(liquidFilters) as FilterName[]))
  .chain((name) => {
    const { least = 0, most = 0, named = [] } = liquidFilters[name]
    return fc
      .tuple(
        fc.array(operandText, { minLength: least, maxLength: most }),
        fc.subarray([...named]),
        operandText,
      )
      .map(([args, chosen, value]) => {
        const all = args.length === 0 ? [] : [...args, ...chosen.map((one) => `${one}: ${value}`)]
        return all.length === 0 ? ` | ${name}` : ` | ${name}: ${all.join(', ')}`
      })
  })

const comparisonText = fc
  .tuple(comparedText, fc.constantFrom('==', '!=', '>', '<', '>=', '<=', 'contains'), comparedText)
  .map((parts) => parts.join(' '))

const conditionText = fc.oneof(
  operandText,
  comparisonText,
  fc.tuple(comparisonText, fc.constantFrom('and', 'or'), comparisonText).map((parts) => parts.join(' ')),
  comparisonText.map((text) => `not ${text}`),
)

const valueText = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: operandText }, comparisonText),
    fc.array(filterText, { maxLength: 3 }),
  )
  .map(([operand, filters]) => operand + filters.join(''))

/** `{%- … %}`: white space around is taken away or not. */
const dash = fc.constantFrom('', '', '-')
const name = fc.constantFrom(...names)

const tag = (inside: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(dash, inside, dash).map(([left, text, right]) => `{%${left} ${text} ${right}%}`)

/** A template of at most 1,000 characters. */
export const liquidTemplate: fc.Arbitrary<string> = fc
  .letrec<{ template: string }>((tie) => ({
    template: fc
      .array(
        fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          fc.constantFrom('text', ' ', '\n ', '{ } %', '%}'),
          {
            weight: 6,
            arbitrary: fc
              .tuple(dash, valueText, dash)
              .map(([left, text, right]) => `{{${left} ${text} ${right}}}`),
          },
          tag(fc.tuple(name, valueText).map(([to, value]) => `assign ${to} = ${value}`)),
          tag(name.map((one) => `increment ${one}`)),
          tag(name.map((one) => `decrement ${one}`)),
          tag(valueText.map((value) => `echo ${value}`)),
          tag(
            fc.tuple(name, valueText).map(([to, value]) => `liquid\n assign ${to} = ${value}\n echo ${to}\n`),
          ),
          fc.constantFrom(
            '{% raw %}{{ x }} {% if %}{% endraw %}',
            '{% comment %}{{ x | y }}{% endcomment %}',
          ),
          fc
            .tuple(tag(name.map((to) => `capture ${to}`)), tie('template'))
            .map(([open, body]) => `${open}${body}{% endcapture %}`),
          fc
            .tuple(
              fc.constantFrom('if', 'unless'),
              conditionText,
              tie('template'),
              fc.option(fc.tuple(conditionText, tie('template'))),
              fc.option(tie('template')),
            )
            .map(([word, test, body, second, otherwise]) =>
              [
                `{% ${word} ${test} %}${body}`,
                second === null ? '' : `{%- elsif ${second[0]} -%}${second[1]}`,
                otherwise === null ? '' : `{% else %}${otherwise}`,
                `{% end${word} %}`,
              ].join(''),
            ),
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => parts.join('')),
  }))
  .template.filter((text) => text.length <= 1_000)
