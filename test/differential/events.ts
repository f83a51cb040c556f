import fc from 'fast-check'
import type { Json, JsonObject } from '../../src/json/value.js'

/** Random events: what a shop sends, with all that comes with real data. */

const object = (fields: { readonly [name: string]: fc.Arbitrary<Json> }): fc.Arbitrary<Json> =>
  fc
    .tuple(...Object.entries(fields).map(([name, value]) => fc.tuple(fc.constant(name), field(value))))
    // Entries become own properties, also one called `__proto__`.
    .map((entries) =>
      Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined)),
    )

/** A field of a real event: sometimes missing, null, empty or of another kind. */
const field = (value: fc.Arbitrary<Json>): fc.Arbitrary<Json | undefined> =>
  fc.oneof(
    { withCrossShrink: true },
    fc.constant(undefined),
    { weight: 10, arbitrary: value },
    fc.constantFrom<Json>(null, '', 0, false, 'text', 7, true, [], {}, [null], ['only'], { x: 'y' }),
  )

const text = fc.constantFrom(
  'Order Completed',
  'Ann Lee',
  ' Two  Words ',
  'ünïcödé Straße',
  'a.b.c',
  '1.5',
  '{{userId}}',
  '{{{type}}}',
  '$& $1 $$',
  '{"id":[1,null,{"a":""}]}',
  '[1,2',
  'null',
  '"quoted"',
  'aAbB-aa',
  '<b>&amp;</b>',
)
const number = fc.constantFrom(0, 1, -1, 12.5, 100, 1e21, -0.001, 2024)
const flag = fc.boolean()

const product: fc.Arbitrary<Json> = object({
  sku: text,
  price: number,
  on: flag,
  tags: fc.array(text, { maxLength: 2 }),
  dims: object({ w: number, 'a b': text }),
})

const anything: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(text, number, flag, fc.constant(null)),
    fc.array(tie('json'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'x', '', 'x.y', 'a b', 'length', '0'), tie('json')), {
        maxLength: 3,
      })
      .map((entries): JsonObject => Object.fromEntries(entries)),
  ),
})).json

const hostile: fc.Arbitrary<JsonObject> = fc
  .subarray(['__proto__', 'constructor', 'toString', 'length', 'odd key', "it's", 'ключ'])
  .chain((names) =>
    fc
      .tuple(...names.map((name) => fc.tuple(fc.constant(name), anything)))
      .map((entries) => Object.fromEntries(entries)),
  )

const properties = fc
  .tuple(
    object({
      name: text,
      title: text,
      total: number,
      flag,
      json: fc.constantFrom('{"a":1}', '[1,{"b":null}]', '{oops', '"text"', ''),
      list: fc.array(fc.oneof(text, number, fc.constant(null)), { maxLength: 3 }),
      products: fc.array(fc.oneof({ weight: 9, arbitrary: product }, anything), { maxLength: 3 }),
      nested: fc.array(fc.array(fc.oneof(number, product), { maxLength: 2 }), { maxLength: 2 }),
      'dot.key': text,
      "a'b": text,
      price$: object({ a: number, x: text }),
      obj: object({ x: number, y: anything, z: object({ deep: anything }) }),
    }),
    fc.oneof({ weight: 2, arbitrary: fc.constant<JsonObject>({}) }, hostile),
  )
  .map(
    ([plain, odd]): Json =>
      isPlain(plain) ? Object.fromEntries([...Object.entries(plain), ...Object.entries(odd)]) : plain,
  )

const isPlain = (value: Json): value is JsonObject => typeof value === 'object' && value !== null

/** An event as a mapping gets it; always an object. */
export const anyEvent: fc.Arbitrary<JsonObject> = object({
  type: fc.constantFrom('track', 'identify', 'page'),
  event: text,
  userId: fc.constantFrom('u-1', '42'),
  n: number,
  properties,
  traits: object({
    email: fc.constantFrom('Ann@Example.com'),
    plan: text,
    address: object({ city: text, zip: text }),
  }),
  context: object({
    ip: fc.constant('10.0.0.1'),
    page: object({ url: fc.constant('https://x.example/?a=b') }),
  }),
}).map((event): JsonObject => event as JsonObject)
