import type { Action } from 'waybill/actions'
import { context, ids, traitsWithAddress, withGroup } from './body.js'
import { oneId } from './checks.js'
import { base, request, settings, withoutIds } from './examples.js'
import { common, commonMapping, groupId, traits } from './fields.js'
import { sending } from './sending.js'

const body = (at: string) => ({
  ...ids(at),
  context: context(at, withGroup(at)),
  traits: traitsWithAddress(at),
})

export const sendIdentify = {
  title: 'Send identify',
  description: 'Who somebody is.',
  trigger: 'type = "identify"',
  fields: {
    type: 'object',
    properties: {
      ...common,
      group_id: groupId,
      traits,
      address: {
        type: 'object',
        title: 'Address',
        description: 'The postal address. It replaces `address` in the traits.',
        properties: {
          street: { type: 'string' },
          city: { type: 'string' },
          state: { type: 'string' },
          country: { type: 'string' },
          postalCode: { type: 'string' },
        },
      },
    },
  },
  mapping: {
    ...commonMapping,
    group_id: { '@path': '$.context.groupId' },
    traits: { '@path': '$.traits' },
    address: {
      '@if': { condition: 'typeof(traits.address) = "map"', then: { '@path': '$.traits.address' } },
    },
  },
  checks: [oneId],
  ...sending('identify', body),
  examples: [
    {
      title: 'traits with an address',
      settings,
      event: {
        ...base,
        type: 'identify',
        userId: 'u-1',
        traits: { plan: 'pro', address: { city: 'Köln', floor: 3 } },
      },
      requests: [
        request('identify', {
          userId: 'u-1',
          ...base,
          context: { consent: {} },
          traits: { plan: 'pro', address: { city: 'Köln' } },
        }),
      ],
    },
    {
      title: 'an address in one text stays a trait',
      settings,
      event: { ...base, type: 'identify', userId: 'u-1', traits: { address: 'Weg 1, Köln' } },
      requests: [
        request('identify', {
          userId: 'u-1',
          ...base,
          context: { consent: {} },
          traits: { address: 'Weg 1, Köln' },
        }),
      ],
    },
    withoutIds({ type: 'identify', traits: { plan: 'pro' } }),
  ],
} as const satisfies Action
