import type { Action } from 'waybill/actions'
import { base, posted, settings } from './examples.js'
import { ids, idsMapping, ip, ipMapping } from './fields.js'
import { created, distinctId, namesSomeone, post, token, traitsAs } from './profile.js'

const trait = (name: string) => ({ '@path': `$.payload.traits.${name}` })

const name = {
  '@coalesce': [
    trait('name'),
    {
      '@if': {
        blank: trait('firstName'),
        then: {
          '@if': {
            blank: trait('lastName'),
            then: { '@template': '{{$.payload.traits.firstName}} {{$.payload.traits.lastName}}' },
          },
        },
      },
    },
  ],
}

export const identifyUser = {
  title: 'Identify user',
  description: 'Who somebody is: first the visitor becomes the user, then the profile learns the traits.',
  trigger: 'type = "identify"',
  fields: {
    type: 'object',
    properties: {
      ip,
      ...ids,
      traits: { type: 'object', title: 'Traits', description: 'What is known of the user.' },
    },
  },
  mapping: { ip: ipMapping, ...idsMapping, traits: { '@path': '$.traits' } },
  checks: [namesSomeone],
  let: { traits: { '@entries': { in: { '@path': '$.payload.traits' }, to: 'list' } } },
  requests: [
    {
      id: 'identify',
      when: 'exists(payload.anonymous_id)',
      ...post('/track', {
        event: '$identify',
        properties: {
          $identified_id: { '@path': '$.payload.user_id' },
          $anon_id: { '@path': '$.payload.anonymous_id' },
          token,
          segment_source_name: { '@path': '$.settings.sourceName' },
        },
      }),
    },
    {
      id: 'profile',
      when: 'length(let.traits) > 0',
      ...post('/engage', {
        $token: token,
        $distinct_id: distinctId,
        $ip: { '@path': '$.payload.ip' },
        $set: traitsAs(
          {
            $created: created,
            $email: trait('email'),
            $first_name: trait('firstName'),
            $last_name: trait('lastName'),
            $name: name,
            $username: trait('username'),
            $phone: trait('phone'),
          },
          [
            'created',
            'createdAt',
            'created_at',
            'email',
            'firstName',
            'lastName',
            'name',
            'username',
            'phone',
          ],
        ),
      }),
    },
  ],
  examples: [
    {
      title: 'a visitor becomes a user with a profile',
      settings,
      event: {
        ...base,
        type: 'identify',
        userId: 'u-1',
        anonymousId: 'a-1',
        traits: { firstName: 'Ann', lastName: 'Lee', plan: 'pro', createdAt: '2021-05-06' },
      },
      requests: [
        posted('track', {
          event: '$identify',
          properties: { $identified_id: 'u-1', $anon_id: 'a-1', token: 'mp-token' },
        }),
        posted('engage', {
          $token: 'mp-token',
          $distinct_id: 'u-1',
          $set: {
            plan: 'pro',
            $created: '2021-05-06',
            $first_name: 'Ann',
            $last_name: 'Lee',
            $name: 'Ann Lee',
          },
        }),
      ],
    },
    {
      title: 'nothing new is nothing to send',
      settings,
      event: { ...base, type: 'identify', userId: 'u-1', traits: {} },
      requests: [],
      outcome: { status: 'built', code: 'NOTHING_TO_SEND' },
    },
    {
      title: 'an answer of 0 is a refusal',
      settings,
      event: { ...base, type: 'identify', userId: 'u-1', traits: { plan: 'pro' } },
      requests: [posted('engage', { $token: 'mp-token', $distinct_id: 'u-1', $set: { plan: 'pro' } })],
      responses: [{ status: 200, body: '0' }],
      outcome: { status: 'discarded', code: 'REFUSED' },
    },
  ],
} as const satisfies Action
