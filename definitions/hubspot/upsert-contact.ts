import type { Action } from 'waybill/actions'
import { batch } from './contact-batch.js'
import { contactExamples } from './contact-examples.js'
import { contactProperties, fields, mapping } from './contact-fields.js'
import { stageOf } from './properties.js'
import { alreadyThere, mayBeMissing } from './responses.js'

const patch = {
  method: 'PATCH',
  path: '/crm/v3/objects/contacts/{{payload.email}}',
  query: { idProperty: 'email' },
} as const

const properties = { '@path': '$.let.properties' }

/** HubSpot does not move a stage back: its answer shows the one that stayed. */
const stageStayed =
  'length(let.stage) > 0 and steps.update.status = 200 and steps.update.body.properties.lifecyclestage != let.stage'

export const upsertContact = {
  title: 'Upsert contact',
  description: 'Updates the contact with an email, or creates it.',
  trigger: 'type = "identify"',
  fields,
  mapping,
  let: { properties: contactProperties('$.payload'), stage: stageOf('$.payload') },
  requests: [
    { ...patch, id: 'update', json: { properties }, responses: [mayBeMissing] },
    {
      id: 'create',
      when: 'steps.update.status = 404',
      method: 'POST',
      path: '/crm/v3/objects/contacts',
      json: { properties },
      responses: [alreadyThere],
    },
    { ...patch, id: 'emptyStage', when: stageStayed, json: { properties: { lifecyclestage: '' } } },
    { ...patch, id: 'updateAgain', when: stageStayed, json: { properties } },
  ],
  batch,
  examples: contactExamples,
} as const satisfies Action
