import type { Batch, Json } from 'waybill/actions'
import { contactProperties } from './contact-fields.js'
import { stageOf } from './properties.js'
import { alreadyThere } from './responses.js'

/** Contacts go together: read, create what is missing, update the rest, then set stages that stayed behind. */

const lower = (value: Json) => ({ '@case': { operator: 'lower', value } })

const each = (list: string, where: string, give: Json) => ({
  '@each': { in: { '@path': `$.let.${list}` }, where, do: give },
})

/** HubSpot refuses a whole batch for one item, or does not say which one it means. */
const namesNobody = [
  {
    when: 'status = 400',
    then: 'split',
    code: { '@path': '$.body.category' },
    message: { '@path': '$.body.message' },
  },
  {
    when: 'status = 207 and any(body.errors, !exists(@.context.ids))',
    then: 'split',
    code: { '@path': '$.body.errors[0].category' },
    message: { '@path': '$.body.errors[0].message' },
  },
] as const

/** Errors name items by what they were sent with: a record's id, or an email. */
const failedItems = {
  '@each': {
    in: { '@path': '$.body.errors' },
    as: 'error',
    flat: true,
    do: {
      '@each': {
        in: { '@path': '@error.context.ids' },
        as: 'id',
        do: {
          key: {
            '@coalesce': [
              {
                '@get': {
                  from: { '@find': { in: { '@path': '$.let.updates' }, where: '@.id = @id' } },
                  key: 'email',
                },
              },
              lower({ '@path': '@id' }),
            ],
          },
          code: { '@path': '@error.category' },
          message: { '@path': '@error.message' },
        },
      },
    },
  },
}

/** The last of several payloads with one email counts. */
const people = {
  '@entries': {
    in: {
      '@fromEntries': {
        in: { '@path': '$.items' },
        as: 'item',
        key: lower({ '@path': '@item.email' }),
        value: { properties: contactProperties('@item'), stage: stageOf('@item') },
      },
    },
    to: 'list',
    value: {
      '@merge': { direction: 'right', objects: [{ email: { '@path': '@.key' } }, { '@path': '@.value' }] },
    },
  },
}

/** The records that were read, with all emails of each. */
const records = {
  '@each': {
    in: { '@path': '$.steps.read.body.results' },
    do: {
      id: { '@path': '@.id' },
      emails: {
        '@split': {
          value: lower({
            '@join': {
              value: [{ '@path': '@.properties.email' }, { '@path': '@.properties.hs_additional_emails' }],
              separator: ';',
            },
          }),
          separator: ';',
        },
      },
    },
  },
}

/** The people, each with the id of the record that was found. */
const matches = {
  '@each': {
    in: { '@path': '$.let.people' },
    as: 'person',
    do: {
      '@merge': {
        direction: 'right',
        objects: [
          { '@path': '@person' },
          {
            id: {
              '@get': {
                from: {
                  '@find': { in: { '@path': '$.let.records' }, where: 'contains(@.emails, @person.email)' },
                },
                key: 'id',
              },
            },
          },
        ],
      },
    },
  },
}

const missing = {
  '@each': {
    in: { '@path': '$.steps.read.body.errors' },
    where: '@.category = "OBJECT_NOT_FOUND"',
    flat: true,
    do: { '@each': { in: { '@path': '@.context.ids' }, do: lower({ '@path': '@' }) } },
  },
}

/** Two emails may lead to one record, which a batch may hold once: the last counts. */
const updates = {
  '@reverse': {
    '@unique': { in: { '@reverse': each('matches', 'exists(@.id)', { '@path': '@' }) }, by: '@.id' },
  },
}

/** The records that were written, each with the stage that it should have and the one that it has. */
const written = {
  '@each': {
    in: { '@path': '$.steps.update.body.results' },
    as: 'record',
    do: {
      id: { '@path': '@record.id' },
      stage: {
        '@get': {
          from: { '@find': { in: { '@path': '$.let.updates' }, where: '@.id = @record.id' } },
          key: 'stage',
        },
      },
      now: { '@path': '@record.properties.lifecyclestage' },
    },
  },
}

/** An item that was neither found nor said to be missing: why is in the errors, if anywhere. */
const unread = {
  '@each': {
    in: { '@path': '$.let.matches' },
    as: 'person',
    where: '!exists(@person.id) and !contains(let.missing, @person.email)',
    do: {
      '@transform': {
        apply: {
          key: { '@path': '@person.email' },
          error: {
            '@find': { in: { '@path': '$.body.errors' }, where: 'contains(@.context.ids, @person.email)' },
          },
        },
        mapping: {
          key: { '@path': '$.key' },
          then: { '@if': { exists: { '@path': '$.error' }, then: 'discard', else: 'retry' } },
          code: { '@coalesce': [{ '@path': '$.error.category' }, 'NOT_READ'] },
          message: { '@path': '$.error.message' },
        },
      },
    },
  },
}

const write = (id: string, action: string, when: string, inputs: Json) =>
  ({
    id,
    when,
    method: 'POST',
    path: `/crm/v3/objects/contacts/batch/${action}`,
    json: { inputs },
    responses: [...namesNobody, alreadyThere],
    results: failedItems,
  }) as const

export const batch = {
  maxItems: 100,
  key: lower({ '@path': '@.email' }),
  let: {
    people,
    records,
    matches,
    missing,
    creates: each('matches', '!exists(@.id) and contains(let.missing, @.email)', {
      properties: { '@path': '@.properties' },
    }),
    updates,
    written,
    stayed: each('written', 'length(@.stage) > 0 and @.stage != @.now', { '@path': '@' }),
  },
  requests: [
    {
      id: 'read',
      method: 'POST',
      path: '/crm/v3/objects/contacts/batch/read',
      json: {
        properties: ['email', 'lifecyclestage', 'hs_additional_emails'],
        idProperty: 'email',
        inputs: { '@each': { in: { '@path': '$.let.people' }, do: { id: { '@path': '@.email' } } } },
      },
      responses: namesNobody,
      results: unread,
    },
    write('create', 'create', 'length(let.creates) > 0', { '@path': '$.let.creates' }),
    write('update', 'update', 'length(let.updates) > 0', {
      '@each': {
        in: { '@path': '$.let.updates' },
        do: {
          id: { '@path': '@.id' },
          properties: { '@omit': { from: { '@path': '@.properties' }, keys: ['email'] } },
        },
      },
    }),
    write('emptyStages', 'update', 'length(let.stayed) > 0', {
      '@each': {
        in: { '@path': '$.let.stayed' },
        do: { id: { '@path': '@.id' }, properties: { lifecyclestage: '' } },
      },
    }),
    write('setStages', 'update', 'length(let.stayed) > 0', {
      '@each': {
        in: { '@path': '$.let.stayed' },
        do: { id: { '@path': '@.id' }, properties: { lifecyclestage: { '@path': '@.stage' } } },
      },
    }),
  ],
} as const satisfies Batch
