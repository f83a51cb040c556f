import fc from 'fast-check'
import { anything } from '../../src/expressions/kinds.js'
import { entriesOf, type Json, type JsonObject } from '../../src/json/value.js'
import { directives, type MappingFunction, type OptionSchema } from '../../src/mappings/index.js'

/** Names that lead out of the data where a program is careless, among plain ones. */
const hostileKeys = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  'valueOf',
  '0',
] as const
const key = fc.constantFrom('a', 'b', 'list', 'key', 'value', ...hostileKeys)

const scalar = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    1,
    -1.5,
    '',
    'a',
    'b',
    ' Two Words ',
    '12.5',
    '{"a":1}',
    '{{a}}',
    '$&',
    '2024-02-29T23:30:00.5+02:00',
    'https://a.example/b?c=d',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.integer(),
)

const objectOf = (keys: fc.Arbitrary<string>, value: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> =>
  // Entries become own properties, also one called `__proto__`.
  fc.array(fc.tuple(keys, value), { maxLength: 4 }).map((entries) => Object.fromEntries(entries))

/** Any JSON, with hostile keys. */
export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('json'), { maxLength: 4 }),
    objectOf(key, tie('json')),
  ),
})).json

/** Data as the paths of generated mappings expect it, with hostile keys beside; sometimes any JSON. */
export const anyData: fc.Arbitrary<Json> = fc.oneof(anyJson, {
  weight: 4,
  arbitrary: fc
    .tuple(anyJson, fc.oneof(anyJson, fc.array(anyJson, { maxLength: 4 })), objectOf(key, anyJson))
    .map(
      ([a, list, others]): Json => Object.fromEntries<Json>([...entriesOf(others), ['a', a], ['list', list]]),
    ),
})

/** Any JSON whose keys are often those of directives and options: nearly a mapping, seldom a valid one. */
export const almostMapping: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(
      scalar,
      fc.constantFrom('$.a', '@.a', '$..a', '{{', '{{a}}', 'a = 1', 'a = ', 'lower', 'encode'),
    ),
    fc.array(tie('json'), { maxLength: 3 }),
    objectOf(fc.constantFrom(...directives.map(({ name }) => name)), tie('json')),
    objectOf(
      fc.constantFrom('value', 'in', 'do', 'where', 'as', 'mode', 'operator', 'exists', 'then'),
      tie('json'),
    ),
    objectOf(fc.oneof(key, fc.constant('@nope'), fc.string({ maxLength: 3 })), tie('json')),
  ),
})).json

const path = fc.constantFrom(
  ...['$', '$.a', 'a.b', '$.list', '$.list[0]', '$.list.length', "$['a b']", '@', '@.a', '@index', '@item.b'],
  ...hostileKeys.map((name) => `$['${name}']`),
)
const template = fc.constantFrom(
  '',
  'plain',
  '{{a}}',
  '<{{{list}}}> {{ $.a.b }}',
  '{{@index}}-{{@item}}',
  '{{__proto__}}',
)
const condition = fc.constantFrom(
  'exists(a)',
  'a = 1 or @.b = true',
  'any(list, @ = "a")',
  '@index < 1',
  'all',
)

/** What `@call` can call where mappings are generated. */
export const functions: readonly MappingFunction[] = [
  {
    name: 'same',
    parameters: [{ name: 'value', kinds: anything }],
    returns: anything,
    apply: (value) => value,
  },
]

/** Texts in a language of their own, by the name of the option or directive that takes them. */
const textsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['pattern', ['a', '.', '(a)|(b)', '(?P<x>\\w)(\\d)?', '[^a-z]+', '(', '__proto__']],
  ['with', ['', 'x', '<$0>', '$$']],
  ['to', ['unix', 'unix_us', 'iso', 'date', 'D.M.YY h:mm a', 'yyyy']],
  ['from', ['unix_ms', 'iso', 'date', 'DD.MM.YYYY']],
  ['path', ['$..a', '@..b', '$.list[*].a', '$..[?(@.a != $.b)]', '$.*~', '$..*^', '$..__proto__', '$[(1)]']],
  ['@jsonpath', ['$..*', '$.list[-1:]', "$['constructor','a']", 'a..b']],
  ['namespace', ['dns', 'url', '2ed6657d-e927-568b-95e1-2665a8aea6a2', 'item']],
  ['fn', ['same', 'same', 'constructor']],
  [
    '@liquid',
    [
      '{{ a }}, {{ list }}',
      '{{ list | join: "," | upcase }}{{ a.b.size }}{{ list.first }}',
      '{% if a == list[0] or b contains value %}{{ a | json }}{% else %}{{ value }}{% endif %}',
      '{{ __proto__.constructor }}{{ toString }}{{ a.valueOf | append: a.hasOwnProperty }}{{ length }}',
      '{{ event.a }}{{ a[key] }}{% assign x = event %}{{ x.a }}{{ x[key] }}{{ [key].b }}',
      '{{ value | date: "%Y", 60 | append: list | slice: a, b }}{{ list | where: key, a | sum: key }}',
      '{% increment a %}{% capture b %}{{ b }}{{ a }}{% endcapture %}{{ b | truncate: 5 | url_encode }}',
      '{% for x in list %}',
    ],
  ],
])

/** Mappings made of the directives in the registry, by the schemas of their options, nested to a depth. */
const registryOf = (maxDepth: number) =>
  fc.letrec<Record<string, Json>>((tie) => {
    const depth = { maxDepth, depthIdentifier: `mapping ${maxDepth}`, withCrossShrink: true } as const
    const list = fc.array(tie('mapping'), { maxLength: 3 })
    const object = objectOf(fc.oneof(key, fc.constant('c')), tie('mapping'))
    const readPath = path.map((text): Json => ({ '@path': text }))
    return {
      mapping: fc.oneof(
        depth,
        fc.oneof(scalar, readPath),
        { arbitrary: tie('directive'), weight: 6 },
        list,
        object,
      ),
      directive: fc.oneof(depth, readPath, ...directives.map(({ name }) => tie(name))),
      ...Object.fromEntries(
        directives.map(({ name, options }) => [
          name,
          ofSchema(options, name).map((value): Json => ({ [name]: value })),
        ]),
      ),
    }

    function ofSchema(schema: OptionSchema, name = ''): fc.Arbitrary<Json> {
      if ('anyOf' in schema) return fc.oneof(...schema.anyOf.map((inner) => ofSchema(inner, name)))
      if ('$ref' in schema) return ofReference(schema)
      switch (schema.type) {
        case 'boolean':
          return fc.boolean()
        case 'number':
        case 'integer':
          return fc.integer({ min: schema.minimum ?? -3, max: Math.min(schema.maximum ?? 5, 5) })
        case 'string':
          if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
          if (schema.pattern !== undefined && !textsOf.has(name)) return fc.constant('item')
          return fc.constantFrom(...(textsOf.get(name) ?? ['a', ' ', '.', 'length', '__proto__']))
        case 'array': {
          const items = schema.prefixItems?.map((inner) => ofSchema(inner))
          if (items !== undefined) return fc.tuple(...items)
          return fc.array(ofSchema(schema.items ?? { $ref: '#/$defs/json' }), { minLength: 1, maxLength: 3 })
        }
        case 'object':
          return ofObject(schema)
      }
    }

    function ofReference(schema: Extract<OptionSchema, { $ref: string }>): fc.Arbitrary<Json> {
      switch (schema.$ref) {
        case '#/$defs/path':
          return path
        case '#/$defs/template':
          return template
        case '#/$defs/condition':
          return condition
        case '#/$defs/json':
          return anyJson
        case '#/$defs/mapping': {
          const allowed = schema.literal ?? ['string', 'array', 'object']
          return fc.oneof(
            { arbitrary: tie('directive'), weight: 4 },
            ...(allowed.includes('array') ? [list] : []),
            ...(allowed.includes('object') ? [object] : []),
          )
        }
      }
    }

    function ofObject(schema: Extract<OptionSchema, { type: 'object' }>): fc.Arbitrary<Json> {
      const { properties = {}, required = [], oneOf = [], additionalProperties } = schema
      if (additionalProperties !== undefined) {
        const entry = fc.tuple(key, ofSchema(additionalProperties))
        return fc
          .array(entry, { minLength: 1, maxLength: 3 })
          .map((entries): Json => Object.fromEntries(entries))
      }
      const exclusive = oneOf.map(({ required: [name] }) => name)
      const record = (chosen: readonly string[]) => {
        const names = Object.keys(properties).filter(
          (name) => chosen.includes(name) || !exclusive.includes(name),
        )
        const model = Object.fromEntries(
          names.map((name) => [name, ofSchema(properties[name] as OptionSchema, name)]),
        )
        return fc.record(model, { requiredKeys: [...required, ...chosen], noNullPrototype: true })
      }
      return exclusive.length === 0 ? record([]) : fc.oneof(...exclusive.map((name) => record([name])))
    }
  })

/** The same inside of a loop, so that paths may start at an element. */
const around = (mapping: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.oneof(
    mapping,
    mapping.map((inner): Json => ({ '@each': { in: { '@path': '$.list' }, as: 'item', do: inner } })),
    mapping.map((inner): Json => ({ '@each': { in: { '@path': '$' }, as: 'item', do: inner } })),
  )

/** Several directives in one another. */
export const mappingOfRegistry: fc.Arbitrary<Json> = around(registryOf(4).mapping ?? anyJson)

const shallow = registryOf(1)

/** One directive over little more than paths, so that it meets values of every kind. */
export const mappingOfDirective = (name: string): fc.Arbitrary<Json> => around(shallow[name] ?? anyJson)
