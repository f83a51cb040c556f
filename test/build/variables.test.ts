// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what this is about.
import { describe, expect, it } from 'vitest'
import { relay, track } from '../relay.js'
import { buildFrom, load, planOf } from './built.js'

/** A connection to a relay that sends its payload, with a mapping for its name. */
const connection = (name: unknown, more: object = {}) => ({
  id: 'c',
  destination: 'relay',
  subscriptions: [{ action: 'send', enabled: true, mapping: { name }, ...more }],
})

const open = relay(
  { request: { method: 'POST', path: '/', json: { '@path': '$.payload' } } },
  { settings: { type: 'object', properties: { key: { type: 'string', pattern: '^[a-z]+$' } } } },
)

const nameOf = (config: object, environment: Record<string, unknown>) =>
  planOf([config], { environment }, [open]).evaluate(track('u', {}, 'Ping')).deliveries[0]?.requests[0]

describe('variables of the environment', () => {
  it.each([
    ['a text', '${WHO}', 'Ann'],
    ['a part of a text', 'for ${WHO}, ${WHERE}!', 'for Ann, Oslo!'],
    ['a template', { '@template': '{{userId}} of ${WHERE}' }, 'u of Oslo'],
    ['what a directive is given', { '@coalesce': [{ '@path': '$.missing' }, '${WHO}'] }, 'Ann'],
    ['a condition', { '@if': { condition: 'event = "${EVENT}"', then: 'yes', else: 'no' } }, 'yes'],
    ['what stands for one', '$${WHO}', '${WHO}'],
  ])('are read when the module is opened: %s', (_, name, sent) => {
    const environment = { WHO: 'Ann', WHERE: 'Oslo', EVENT: 'Ping' }
    expect(nameOf(connection(name), environment)?.json).toMatchObject({ name: sent })
  })

  it.each(['event = "${EVENT}"', 'event in ["a", "${EVENT}"]', 'contains(event, "${EVENT}")'])(
    'decide what a trigger matches: %s',
    (trigger) => {
      const config = connection('x', { trigger })
      expect(nameOf(config, { EVENT: 'Ping' })).toBeDefined()
      expect(nameOf(config, { EVENT: 'Pong' })).toBeUndefined()
    },
  )

  it('stand in no text of the module, and are named in it', () => {
    const { text, variables } = buildFrom([connection('${B} ${A}')], [open])
    expect(variables).toEqual(['A', 'B'])
    expect(text).not.toMatch(/[\uE000\uE001]/)
  })

  it('fill settings, which are held to their schema only then', () => {
    const { connect } = load(buildFrom([{ ...connection('x'), settings: { key: '${KEY}' } }], [open]))
    expect(connect({ environment: { KEY: 'abc' } }).connections.size).toBe(1)
    expect(() => connect({ environment: { KEY: 'ABC' } })).toThrow(/"key" must have the form/)
  })

  it.each([
    ['not given', {}],
    ['inherited', Object.create({ WHO: 'Ann' })],
    ['no text', { WHO: 5 }],
  ])('have to be given: %s', (_, environment) => {
    expect(() => planOf([connection('${WHO}')], { environment }, [open])).toThrow(
      'the variable WHO is not given',
    )
  })

  it('are not empty where that would make other code', () => {
    expect(() => nameOf(connection('${WHO}'), { WHO: '' })).toThrow('the variable WHO is empty')
    const { connect } = load(buildFrom([{ ...connection('x'), settings: { key: '${KEY}' } }], [open]))
    // Of settings an empty text is none.
    expect(connect({ environment: { KEY: '' } }).connections.size).toBe(1)
  })

  it.each([
    ['a path', { '@path': '$.${FIELD}' }, 'mapping/name/@path'],
    ['a key of a path in a template', { '@template': '{{${FIELD}}}' }, 'mapping/name/@template'],
    ['an option', { '@split': { value: 'a', separator: '${FIELD}' } }, 'mapping/name/@split/separator'],
  ])('can not decide how something is compiled: %s', (_, name, place) => {
    const { text, diagnostics } = buildFrom([connection(name)], [open])
    expect(text).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { code: 'config/module', pointer: `/0/subscriptions/0/${place}`, message: /FIELD/ },
    ])
  })

  it.each([
    ['a whole trigger', '${TRIGGER}'],
    ['a pattern', 'match(event, "${TRIGGER}*")'],
  ])('can not decide how a trigger is compiled: %s', (_, trigger) => {
    expect(buildFrom([connection('x', { trigger })], [open]).diagnostics).toMatchObject([
      { code: 'config/module', pointer: '/0/subscriptions/0/trigger' },
    ])
  })
})
