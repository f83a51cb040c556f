import { describe, expect, it } from 'vitest'
import { echo, echoOf, problemsOf } from './echo.js'

const event = { type: 'track', event: 'E' }
const passes = (integrations: unknown, pass = echoOf({})) =>
  pass(integrations === undefined ? event : { ...event, integrations }).event !== undefined

describe('the integrations object', () => {
  it.each<[title: string, integrations: unknown, on: boolean, onUnlessNamed?: boolean]>([
    ['is not there', undefined, true, false],
    ['is empty', {}, true, false],
    ['is no object', 'Echo', true, false],
    ['has All', { All: true }, true, false],
    ['switches all off', { All: false }, false],
    ['switches all off but this one', { All: false, Echo: true }, true],
    ['switches this one off', { All: true, Echo: false }, false],
    ['switches an alias off', { 'Echo (Actions)': false, Echo: true }, false],
    ['has options, which are on', { All: false, 'Echo (Actions)': { a: 1 } }, true],
    ['names it in another case, which is another name', { All: false, echo: true }, false],
    ['names it with null, which says nothing', { All: false, Echo: null }, false],
    ['names another one', { Other: false }, true, false],
    ['inherits a name', Object.create({ Echo: false }), true, false],
  ])('%s', (_, integrations, on, offUnlessNamed = on) => {
    expect(passes(integrations)).toBe(on)
    expect(passes(integrations, echoOf({ enabledByDefault: false }))).toBe(offUnlessNamed)
    const destination = { ...echo, enabledByDefault: false }
    expect(passes(integrations, echoOf({}, { destination }))).toBe(offUnlessNamed)
    expect(passes(integrations, echoOf({ enabledByDefault: true }, { destination }))).toBe(on)
  })

  it.each([
    [{}, { Echo: false }, '"integrations" switches Echo (Actions) off'],
    [
      {},
      { All: false },
      '"integrations" switches everything off that it does not name, as Echo (Actions), Echo',
    ],
    [
      { enabledByDefault: false },
      { All: true },
      'Echo (Actions) is off unless "integrations" names it: Echo (Actions), Echo',
    ],
  ])('has an outcome where it holds an event back', (steps, integrations, reason) => {
    expect(echoOf(steps)({ ...event, integrations }).outcome).toEqual({
      connection: 'e-1',
      status: 'discarded',
      step: 'integrations',
      kind: 'event',
      code: 'FILTERED_BY_INTEGRATIONS_OBJECT',
      reason,
      fields: ['integrations'],
    })
  })

  it('goes by the name of a destination that has no other', () => {
    const { integrationNames: _, ...destination } = echo
    expect(passes({ 'Echo (Actions)': false }, echoOf({}, { destination }))).toBe(false)
    expect(passes({ Echo: false }, echoOf({}, { destination }))).toBe(true)
  })

  it('gives its options to templates, as filters leave them', () => {
    const integrations = { Echo: true, 'Echo (Actions)': { user: 'u', secret: 's' } }
    expect(echoOf({})({ ...event, integrations }).options).toEqual({ user: 'u', secret: 's' })
    expect(echoOf({})({ ...event, integrations: { Echo: true } }).options).toBeUndefined()
    const fields = { 'integrations.Echo (Actions)': ['secret'] }
    const filters = [{ if: 'all', actions: [{ type: 'DROP_PROPERTIES' as const, fields }] }]
    expect(echoOf({ filters })({ ...event, integrations }).options).toEqual({ user: 'u' })
  })
})

describe('consent', () => {
  const categories = ['Analytics', 'Ads']
  const given = (categoryPreferences: unknown) => ({
    ...event,
    context: { consent: { categoryPreferences } },
  })

  it.each<[title: string, event: object, all: boolean, any: boolean]>([
    ['to both', given({ Analytics: true, Ads: true }), true, true],
    ['to one', given({ Analytics: false, Ads: true }), false, true],
    ['to one, and nothing said of the other', given({ Ads: true }), false, true],
    ['to none', given({ Analytics: false, Ads: false, Other: true }), false, false],
    ['that is not true, but something else', given({ Analytics: 'true', Ads: 1 }), false, false],
    ['without preferences', { ...event, context: { consent: {} } }, false, false],
    ['that is no object', { ...event, context: { consent: true } }, false, false],
    ['of nobody', event, true, true],
    ['that is null', { ...event, context: { consent: null } }, true, true],
  ])('%s', (_, value, all, any) => {
    expect(echoOf({ consent: { categories } })(value).event !== undefined).toBe(all)
    expect(echoOf({ consent: { categories, require: 'all' } })(value).event !== undefined).toBe(all)
    expect(echoOf({ consent: { categories, require: 'any' } })(value).event !== undefined).toBe(any)
  })

  it('has an outcome where it holds an event back', () => {
    expect(echoOf({ consent: { categories } })(given({})).outcome).toMatchObject({
      status: 'discarded',
      step: 'consent',
      kind: 'event',
      code: 'FILTERED_BY_END_USER_CONSENT',
      reason: 'the end user did not agree to all of Analytics, Ads',
      fields: ['context.consent.categoryPreferences'],
    })
  })

  it.each([
    [{}, '/consent/categories'],
    [{ categories: [] }, '/consent/categories'],
    [{ categories, require: 'some' }, '/consent/require'],
    [{ categories, requires: 'all' }, '/consent/requires'],
  ])('is checked at connect: %j', (consent, pointer) => {
    expect(problemsOf({ consent })).toEqual([['error', 'config/schema', pointer]])
  })
})
