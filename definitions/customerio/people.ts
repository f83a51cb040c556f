import type { Action } from 'waybill/actions'
import { base, entity, settings } from './examples.js'
import { batching, personId, text } from './fields.js'
import { personIdentifiers } from './identifiers.js'
import { sending } from './sending.js'

export const mergePeople = {
  title: 'Merge people',
  description: 'Two people are one: what is known of the second goes to the first.',
  trigger: 'type = "alias"',
  fields: {
    type: 'object',
    required: ['primary', 'secondary'],
    properties: {
      primary: text('Primary person', 'Who stays: an id, an e-mail address or an id that begins with cio_.'),
      secondary: text('Secondary person', 'Who goes, by the same.'),
      ...batching,
    },
  },
  mapping: { primary: { '@path': '$.userId' }, secondary: { '@path': '$.previousId' } },
  ...sending((at) => ({
    type: 'person',
    action: 'merge',
    primary: personIdentifiers(at, { id: 'primary' }),
    secondary: personIdentifiers(at, { id: 'secondary' }),
  })),
  examples: [
    {
      title: 'an id and an e-mail address are one person',
      settings,
      event: { ...base, type: 'alias', userId: 'u-1', previousId: 'ada@example.com' },
      requests: [
        entity({
          type: 'person',
          action: 'merge',
          primary: { id: 'u-1' },
          secondary: { email: 'ada@example.com' },
        }),
      ],
    },
    {
      title: 'there are two of them',
      settings,
      event: { ...base, type: 'alias', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['secondary'] },
    },
  ],
} as const satisfies Action

/** What is done to a person as a whole. */
const personAction = <const Name extends 'delete' | 'suppress' | 'unsuppress'>(
  action: Name,
  event: string,
  title: string,
  description: string,
) =>
  ({
    title,
    description,
    trigger: `event = "${event}"`,
    fields: { type: 'object', required: ['person_id'], properties: { person_id: personId, ...batching } },
    mapping: { person_id: { '@path': '$.userId' } },
    ...sending((at) => ({
      type: 'person',
      action,
      identifiers: personIdentifiers(at, { id: 'person_id' }),
    })),
    examples: [
      {
        title: 'somebody who is known by their id',
        settings,
        event: { ...base, type: 'track', event, userId: 'u-1' },
        requests: [entity({ type: 'person', action, identifiers: { id: 'u-1' } })],
      },
      {
        title: 'somebody has to be named',
        settings,
        event: { ...base, type: 'track', event, anonymousId: 'a-1' },
        outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['person_id'] },
      },
    ],
  }) as const satisfies Action

export const deletePerson = personAction(
  'delete',
  'User Deleted',
  'Delete person',
  'A person and what is known of them go.',
)

export const suppressPerson = personAction(
  'suppress',
  'User Suppressed',
  'Suppress person',
  'A person goes, and nothing about them is taken any more.',
)

export const unsuppressPerson = personAction(
  'unsuppress',
  'User Unsuppressed',
  'Unsuppress person',
  'A person who was suppressed can come back.',
)
