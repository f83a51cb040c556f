import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { audienceOf } from '../../src/events/audience.js'
import { checkIntake } from '../../src/events/intake.js'
import { audienceEvent, audienceKey, computedTraitEvent } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'

describe('the key of an audience', () => {
  it.each([
    ['Order Completed Last 30days', 'order_completed_last_30days'],
    ['VIP', 'vip'],
    ['camelCase stays one word', 'camelcase_stays_one_word'],
    ['Top 10%', 'top_10'],
    ['  -- Big   Spenders!! ', 'big_spenders'],
    ['already_snake__case', 'already_snake_case'],
    ['Клиенты 2024', 'клиенты_2024'],
    ['Cafe\u0301 Visitors', 'cafe\u0301_visitors'],
    ['!?', ''],
    ['', ''],
  ])('of "%s" is "%s"', (name, key) => {
    expect(audienceKey(name)).toBe(key)
  })

  it('is its own key, and never begins or ends with an underscore', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const key = audienceKey(name)
        expect(audienceKey(key)).toBe(key)
        expect(key).not.toMatch(/^_|_$|__/)
      }),
    )
  })
})

const computed = { name: 'Big Spenders', id: 'aud_1', namespace: 'spa_9', spaceId: 'spa_9' }
const person = { userId: 'u-1', timestamp: '2026-03-02T08:00:00.000Z' }
const personas = {
  computation_id: 'aud_1',
  computation_key: 'big_spenders',
  namespace: 'spa_9',
  space_id: 'spa_9',
}

describe('the event of an audience', () => {
  it('says it in a trait', () => {
    expect(
      audienceEvent({ audience: computed, ...person, member: true, form: 'identify', messageId: 'm-1' }),
    ).toEqual({
      type: 'identify',
      messageId: 'm-1',
      ...person,
      context: { personas: { computation_class: 'audience', ...personas } },
      traits: { big_spenders: true },
    })
  })

  it.each([
    [true, 'Audience Entered'],
    [false, 'Audience Exited'],
  ])('says %s as "%s"', (member, event) => {
    expect(audienceEvent({ audience: computed, ...person, member, form: 'track' })).toEqual({
      type: 'track',
      ...person,
      context: { personas: { computation_class: 'audience', ...personas } },
      event,
      properties: { audience_key: 'big_spenders', big_spenders: member },
    })
  })

  it('goes to the named destinations only', () => {
    const event = audienceEvent({
      audience: computed,
      ...person,
      member: true,
      form: 'track',
      destinations: ['Slack'],
    })
    expect(event.integrations).toEqual({ All: false, Slack: true })
  })

  it('has the key that is given, and asks for one where there is none', () => {
    const named = (audience: { name: string; key?: string }) =>
      audienceEvent({ audience: { ...computed, ...audience }, ...person, member: true, form: 'identify' })
    expect(named({ name: 'Big', key: 'Own Key' }).context?.personas).toMatchObject({
      computation_key: 'Own Key',
    })
    expect(() => named({ name: '!!' })).toThrow(RangeError)
    expect(() => named({ name: 'x', key: '' })).toThrow('a key is needed')
  })

  it('is what mappings read as the audience of a run, and passes the intake', () => {
    const key = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('__proto__', 'constructor'))
    fc.assert(
      fc.property(
        key,
        fc.boolean(),
        fc.constantFrom('identify' as const, 'track' as const),
        (audienceName, member, form) => {
          const event = audienceEvent(
            deepFreeze({ audience: { ...computed, key: audienceName }, ...person, member, form }),
          )
          expect(audienceOf(event)).toEqual({ key: audienceName, id: 'aud_1', membership: member })
          expect(checkIntake(event, 'strict')).toBeUndefined()
        },
      ),
    )
  })
})

describe('the event of a computed trait', () => {
  const options = { trait: { ...computed, name: 'Total Spent' }, ...person, value: 12.5 }
  const context = {
    personas: { computation_class: 'computed_trait', ...personas, computation_key: 'total_spent' },
  }

  it('says it in a trait, or as "Trait Computed"', () => {
    expect(computedTraitEvent({ ...options, form: 'identify' })).toEqual({
      type: 'identify',
      ...person,
      context,
      traits: { total_spent: 12.5 },
    })
    expect(computedTraitEvent({ ...options, form: 'track' })).toEqual({
      type: 'track',
      ...person,
      context,
      event: 'Trait Computed',
      properties: { trait_key: 'total_spent', total_spent: 12.5 },
    })
  })

  it('is about no audience', () => {
    expect(audienceOf(computedTraitEvent({ ...options, value: true, form: 'identify' }))).toBeUndefined()
  })
})
