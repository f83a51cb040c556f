import fc from 'fast-check'

/** Liquid templates over the events of `events.ts`. test/mappings/liquid-peer.test.ts has many more of what is allowed. */

const path = fc.constantFrom(
  'n',
  'event',
  'userId',
  'missing',
  'properties.name',
  'properties.list',
  'properties.total',
  'properties.obj',
  'traits.address.city',
  'sku',
  'a',
)

const filter = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.constantFrom(
      'upcase',
      'append: "-x"',
      'default: "none"',
      'plus: 1',
      'size',
      'join: ","',
      'json',
      'replace: "a", "b"',
      'truncate: 4',
      'first',
      'strip',
    ),
  },
  fc.constantFrom('shout', 'base64_encode', 'sort', 'sha256', 'sort_natural'),
)

const output = fc
  .tuple(path, fc.array(filter, { maxLength: 2 }))
  .map(([read, filters]) => `{{ ${[read, ...filters].join(' | ')} }}`)

const block = fc.constantFrom(
  '{% if n > 1 %}many{% elsif n == 1 %}one{% else %}none{% endif %}',
  '{% assign x = properties.name | upcase %}{{ x }}',
  '{% unless properties.flag %}off{% endunless %}',
  '{% capture c %}{{ type }}!{% endcapture %}{{ c }}',
  '{% case type %}{% when "track" %}T{% else %}O{% endcase %}',
  '{% increment n %}',
  '{% decrement userId %}{{ userId }}',
  '{{ event.properties.name }}',
  '{{ event.size }}',
  '{{ nil | json }}',
  '{{ size }}',
  '{{ properties.size }}',
)

const mistake = fc.constantFrom(
  '{% for x in properties.list %}{{ x }}{% endfor %}',
  '{% cycle "a", "b" %}',
  '{{ n',
  '{% if %}',
)

export const anyLiquid: fc.Arbitrary<string> = fc.oneof(
  { weight: 60, arbitrary: output },
  {
    weight: 20,
    arbitrary: fc.tuple(fc.constantFrom('', 'id ', 'a-'), output, output).map((parts) => parts.join('')),
  },
  { weight: 30, arbitrary: block },
  { weight: 2, arbitrary: mistake },
  fc.constant(''),
)
