import type { Action } from 'waybill/actions'
import { whiteSpace } from '../shared/white-space.js'
import { failing, request, settings, time, track } from './examples.js'
import { clientCheck, event, olderStream, olderStreamMapping, payload, streamChecks } from './stream.js'

/** Names that the vendor keeps for itself, as far as its documentation lists them. */
const reservedNames = [
  'ad_activeview|ad_click|ad_exposure|ad_query|ad_reward|adunit_exposure|app_background|app_clear_data|app_exception',
  'app_install|app_remove|app_store_refund|app_store_subscription_[a-z]+|app_update|app_upgrade|dynamic_link_[a-z_]+',
  'error|first_open|first_visit|in_app_purchase|notification_[a-z]+|os_update|screen_view|session_start',
  'session_start_with_rollout|user_engagement',
].join('|')

export const customEvent = {
  title: 'Custom event',
  description: 'Any event, under its own name.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['name'],
    properties: {
      ...olderStream,
      name: {
        type: 'string',
        pattern: '[^\\s\\pZ]',
        title: 'Name',
        description: 'At most 40 characters; white space becomes an underscore.',
      },
      lowercase: {
        type: 'boolean',
        title: 'Lower case',
        description: 'Whether the name is written in lower case: to Google Analytics case matters.',
      },
    },
  },
  mapping: { ...olderStreamMapping, name: { '@path': '$.event' }, lowercase: false },
  let: {
    written: {
      '@rewrite': { value: { '@trim': payload('name') }, pattern: whiteSpace, with: '_' },
    },
    name: {
      '@if': {
        condition: 'payload.lowercase',
        then: { '@case': { operator: 'lower', value: { '@path': '$.let.written' } } },
        else: { '@path': '$.let.written' },
      },
    },
    refusedName: {
      '@extract': {
        value: { '@path': '$.let.name' },
        pattern: `^(?:[^\\pL].*|(?:ga_|google_|firebase_|gtag\\.).*|.{41,}|${reservedNames})$`,
      },
    },
  },
  checks: [
    ...streamChecks,
    clientCheck('clientId'),
    {
      require: '!exists(let.refusedName)',
      message:
        'Google Analytics drops an event whose name is reserved, longer than 40 characters or begins with no letter.',
      code: 'RESERVED_NAME',
      fields: ['name'],
      severity: 'warning',
    },
  ],
  request: event({ '@path': '$.let.name' }, {}, 'clientId'),
  examples: [
    {
      title: 'with parameters and consent',
      settings,
      mapping: {
        lowercase: true,
        params: { words: { '@path': '$.properties.words' }, session_id: '1739282600' },
        ad_personalization_consent: 'DENIED',
      },
      event: track('Article Read', { words: 843, tags: ['light'] }),
      requests: [
        request(
          'article_read',
          { words: 843, session_id: '1739282600' },
          { ...time, consent: { ad_personalization: 'DENIED' } },
        ),
      ],
    },
    {
      title: 'a time that is no date is left out, with a warning',
      settings,
      event: track('Größe gewählt', {}),
      mapping: { timestamp_micros: 'last spring' },
      requests: [request('Größe_gewählt', {}, {})],
    },
    {
      title: 'a list is no parameter',
      settings,
      mapping: { params: { tags: { '@path': '$.properties.tags' } } },
      event: track('Article Read', { tags: ['light'] }),
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['params'] },
    },
    failing('an event has a name', track(' ', {}), 'PAYLOAD_VALIDATION_FAILED', 'name'),
  ],
} as const satisfies Action
