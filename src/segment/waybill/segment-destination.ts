import kebabCase from 'lodash/kebabCase.js'
import type { Destination, ObjectSchema, ResponseRule } from '../../actions/index.js'
import type { DestinationDefinition } from '../types/destination-definition.js'
import type { Unchecked } from '../types/unchecked.js'
import { settingsSchema } from './object-schema.js'
import { segmentAction } from './segment-action.js'
import { segmentPresets } from './segment-presets.js'

/** A definition of Segment's as data: its settings, fields, triggers and default mappings. */
export function segmentDestination(definition: DestinationDefinition<Unchecked>): Destination {
  const head = destinationHead(definition)
  const actions = Object.entries(definition.actions).map(
    ([name, action]) => [name, segmentAction(head.slug, name, action)] as const,
  )
  const { presets, notes } = segmentPresets(definition)
  const left = [...actions.flatMap(([, action]) => action.notes), ...notes]
  return {
    ...head,
    actions: Object.fromEntries(actions.map(([name, { action }]) => [name, action])),
    ...(presets.length > 0 && { presets }),
    responses,
    ...(left.length > 0 && { notes: left }),
  }
}

/** What a destination is called, which events it takes, and its settings. */
export function destinationHead(
  definition: DestinationDefinition<Unchecked>,
): Pick<Destination, 'slug' | 'version' | 'name' | 'description' | 'events' | 'settings'> {
  return {
    slug: kebabCase(definition.slug ?? definition.name),
    version: '1.0.0',
    name: definition.name,
    ...(definition.description && { description: definition.description }),
    events: ['track', 'identify', 'page', 'screen', 'group', 'alias'],
    settings: settingsOf(definition),
  }
}

const secret = { type: 'string', format: 'password' } as const

/** The tokens that Segment keeps beside the settings. */
const oauth = {
  type: 'object',
  title: 'OAuth',
  properties: {
    access_token: secret,
    refresh_token: secret,
    clientId: { type: 'string' },
    clientSecret: secret,
    refresh_token_url: { type: 'string' },
  },
} as const

function settingsOf({ authentication }: DestinationDefinition<Unchecked>): ObjectSchema {
  const schema = settingsSchema(authentication?.fields ?? {})
  const usesOAuth = authentication?.scheme === 'oauth2' || authentication?.scheme === 'oauth-managed'
  return usesOAuth ? { ...schema, properties: { ...schema.properties, oauth } } : schema
}

const said = {
  code: { '@path': '$.response.body.error.code' },
  message: { '@path': '$.response.body.error.message' },
} as const

/** Statuses mean what they always do; what is said of them is the definition's own. */
const responses: readonly ResponseRule[] = [
  {
    when: '(status = 408 or status = 423 or status = 429 or status >= 500) and status != 501',
    then: 'retry',
    ...said,
  },
  { when: 'status >= 400', then: 'discard', ...said },
]
