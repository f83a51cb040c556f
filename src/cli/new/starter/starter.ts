import type { Action, Destination, JsonObject } from '../../../actions/index.js'
import type { Case } from '../../../testing/cases/case-file.js'
import type { Draft } from '../draft.js'
import { type Name, titleOfAction } from '../name.js'
import { type AuthChoice, secretComments } from './auth-choices.js'

export interface StarterOptions {
  readonly name: Name
  readonly baseUrl: string
  readonly auth: AuthChoice
}

const action = 'trackEvent'

/** A definition to begin with: one action that posts track events, with a test of everything in it. */
export function starterDraft({ name: { slug, title }, baseUrl, auth }: StarterOptions): Draft {
  const preset = 'Track all events'
  const definition: Destination = {
    slug,
    version: '0.1.0',
    name: title,
    description: `Sends what people do to ${title.replace(/\.$/, '')}.`,
    events: ['track'],
    settings: {
      type: 'object',
      ...(Object.keys(auth.settings).length === 0
        ? {}
        : { required: Object.keys(auth.settings), properties: auth.settings }),
    },
    ...(auth.auth === undefined ? {} : { auth: auth.auth }),
    request: { baseUrl },
    actions: { [action]: starterAction(action, auth.given) },
    presets: [{ name: preset, action }],
  }
  return {
    definition,
    settings: auth.given,
    cases: {
      ...(Object.keys(auth.given).length === 0 ? {} : { settings: auth.given }),
      cases: casesOf(preset),
    },
    comments: new Map([...secretComments(auth.settings), ...commentsOf(`/actions/${action}`)]),
  }
}

/** An action that posts events of a type, with two examples. */
export function starterAction(name: string, settings: JsonObject): Action {
  const given = Object.keys(settings).length === 0 ? {} : { settings }
  return {
    title: titleOfAction(name),
    description: 'Sends what a person did.',
    trigger: 'type = "track"',
    fields: {
      type: 'object',
      required: ['userId', 'name'],
      properties: {
        userId: { type: 'string', title: 'User ID', description: 'Who did it.' },
        name: { type: 'string', title: 'Name', description: 'What was done.' },
        timestamp: { type: 'string', format: 'date-time', title: 'Time', description: 'When it was done.' },
        properties: { type: 'object', title: 'Properties', description: 'More about it.' },
      },
    },
    mapping: {
      userId: { '@coalesce': [{ '@path': '$.userId' }, { '@path': '$.anonymousId' }] },
      name: { '@path': '$.event' },
      timestamp: { '@path': '$.timestamp' },
      properties: { '@path': '$.properties' },
    },
    request: {
      method: 'POST',
      path: '/events',
      json: {
        user: { '@path': '$.payload.userId' },
        event: { '@path': '$.payload.name' },
        time: { '@path': '$.payload.timestamp' },
        properties: { '@path': '$.payload.properties' },
      },
    },
    examples: [
      { title: 'an order', ...given, event: order },
      { title: 'nobody did it', ...given, event: withoutUser },
    ],
  }
}

const order = {
  type: 'track',
  messageId: 'm-1',
  userId: 'u-1',
  event: 'Order Completed',
  timestamp: '2026-03-02T08:00:00Z',
  properties: { total: 120, currency: 'EUR' },
}

const { userId: _, ...withoutUser } = order

const casesOf = (preset: string): readonly Case[] => [
  { title: 'an order goes through the preset', preset, event: order },
  {
    title: 'a visitor without an account counts too',
    action,
    match: 'part',
    event: { ...withoutUser, anonymousId: 'a-1' },
    requests: [{ json: { user: 'a-1' } }],
  },
  {
    title: 'who somebody is does not go there',
    preset,
    event: { type: 'identify', messageId: 'm-2', userId: 'u-1', traits: { email: 'ann@example.com' } },
  },
  {
    title: 'a receiver that is busy is asked again',
    action,
    event: order,
    responses: [{ status: 503 }],
    outcome: { status: 'retry' },
  },
]

/** What somebody who has never seen a definition wants to know. */
const commentsOf = (pointer: string): readonly (readonly [string, string])[] => [
  [`${pointer}/trigger`, 'Which events are for it; whoever configures it can write another one.'],
  [`${pointer}/fields`, 'What it takes, as a JSON Schema.'],
  [`${pointer}/mapping`, 'Where the fields come from in an event; whoever configures it can change that.'],
  [`${pointer}/request`, 'What is sent: made of the fields by this definition alone.'],
  [
    `${pointer}/examples`,
    'Tests and documentation: waybill test runs them, waybill test --update rewrites them.',
  ],
]
