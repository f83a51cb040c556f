const text = { type: 'string' }
const texts = { type: 'array', items: text }
const count = { type: 'integer', minimum: 0 }
const anything = {}

/** An object that has these keys and no others; the names of those that may be left out end in `?`. */
function shape(properties: { readonly [name: string]: object }): object {
  const names = Object.keys(properties)
  return {
    type: 'object',
    additionalProperties: false,
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name.replace(/\?$/, ''), schema]),
    ),
  }
}

const listOf = (items: object): object => ({ type: 'array', items })
const refer = (name: string): object => ({ $ref: `#/$defs/${name}` })
const oneOf = (...values: readonly string[]): object => ({ enum: values })

const range = shape({ start: count, end: count })
const ingredients = {
  reads: listOf(
    shape({
      path: text,
      keys: { type: 'array', items: { type: ['string', 'integer'] } },
      'value?': anything,
    }),
  ),
  literals: listOf(shape({ at: text, value: anything })),
}
const directives = listOf(shape({ name: text, at: text }))
const sources = listOf(refer('source'))
const explained = { sources, missing: sources, 'failure?': refer('failure') }
const stepName = oneOf(
  'intake',
  'source',
  'event-type',
  'integrations',
  'consent',
  'filters',
  'transform',
  'triggers',
  'mapping',
  'validation',
  'request',
  'delivery',
)

const definitions = {
  outcome: shape({
    'messageId?': text,
    'index?': count,
    connection: text,
    'subscription?': count,
    'action?': text,
    status: oneOf('built', 'discarded', 'delivered', 'retry'),
    step: stepName,
    'kind?': oneOf('payload', 'settings', 'event', 'auth', 'response', 'retry'),
    'code?': text,
    'reason?': text,
    'fields?': texts,
    'httpStatus?': count,
    'retryAfterMs?': { type: 'number' },
    'details?': anything,
  }),
  step: shape({
    step: stepName,
    verdict: oneOf('passed', 'changed', 'refused', 'not-asked', 'not-reached'),
    'code?': text,
    'reason?': text,
    'fields?': texts,
    'changes?': listOf(shape({ change: oneOf('added', 'changed', 'hashed', 'removed'), path: text })),
    'filters?': listOf(
      shape({
        filter: count,
        'name?': text,
        enabled: { type: 'boolean' },
        actions: texts,
        'if?': refer('query'),
      }),
    ),
  }),
  query: {
    ...shape({
      result: { type: 'boolean' },
      decisive: listOf(
        shape({ text, range, value: { type: 'boolean' }, wanted: { type: 'boolean' }, words: text }),
      ),
      tree: refer('node'),
      'failure?': shape({ code: text, message: text }),
    }),
    description: 'Why a query holds or does not: the fewest conditions that decided, and every node.',
  },
  node: shape({
    kind: text,
    text,
    range,
    'value?': anything,
    'values?': { type: 'array' },
    children: listOf(refer('node')),
  }),
  source: {
    ...shape({
      at: text,
      ...ingredients,
      directives,
      because: listOf(shape({ name: text, at: text, 'took?': text, 'skipped?': texts, ...ingredients })),
    }),
    description: 'Where a value comes from: what was read, what is written out, and what decided.',
  },
  failure: shape({ code: text, message: text, at: text, ...ingredients, directives }),
  subscription: shape({
    subscription: count,
    'name?': text,
    action: text,
    enabled: { type: 'boolean' },
    trigger: shape({
      'source?': text,
      matches: { type: ['boolean', 'null'] },
      'explanation?': refer('query'),
    }),
    'outcome?': refer('outcome'),
    'mapping?': shape({ 'output?': anything, ...explained }),
    'validation?': refer('validation'),
    'requests?': listOf(refer('request')),
    'commands?': shape({ queue: text, calls: { type: 'array' } }),
    'batch?': { const: true },
  }),
  validation: shape({
    'payload?': anything,
    coercion: listOf(
      shape({
        at: text,
        change: oneOf('removed-empty', 'removed-null', 'removed-undeclared', 'converted'),
        'from?': anything,
        'to?': anything,
      }),
    ),
    problems: listOf(shape({ fields: texts, message: text })),
    checks: listOf(
      shape({
        severity: oneOf('error', 'warning'),
        message: text,
        'code?': text,
        'fields?': texts,
        'require?': refer('query'),
      }),
    ),
  }),
  request: shape({
    id: text,
    verdict: oneOf('built', 'skipped', 'waiting', 'failed', 'not-reached'),
    'when?': refer('query'),
    'needs?': texts,
    requests: { type: 'array' },
    ...explained,
  }),
}

/** JSON Schema (2020-12) of a trace. */
export const traceSchema = {
  title: 'Waybill trace',
  description: 'The way of one event through one connection: what became of it, and why.',
  ...shape({
    connection: text,
    destination: shape({ slug: text, name: text }),
    event: shape({ 'type?': text, 'name?': text, 'messageId?': text }),
    answer: { ...text, description: 'Whether the event is sent, and why not, in one sentence.' },
    steps: listOf(refer('step')),
    subscriptions: listOf(refer('subscription')),
    outcomes: listOf(refer('outcome')),
    'closest?': shape({
      subscription: count,
      'name?': text,
      action: text,
      words: text,
      conditions: listOf(shape({ text, words: text })),
    }),
    'incomplete?': text,
  }),
  $defs: definitions,
}
