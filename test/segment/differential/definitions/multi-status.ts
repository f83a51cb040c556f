import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

const fields = {
  id: field('string', 'Id', { required: true, default: at('$.userId') }),
  value: field('number', 'Value', { default: at('$.properties.value') }),
}

export const multiStatus: Subject = {
  name: 'MultiStatus',
  shows: 'batches answered for each payload: successes, failures of both sides, holes, too few and too many',
  define: ({ MultiStatusResponse, ActionDestinationErrorResponse, ActionDestinationSuccessResponse }) =>
    destination('MultiStatus', {
      send: action('Send', fields, {
        performBatch: async (request, { payload, settings }) => {
          await request(`${settings.endpoint}/many`, {
            method: 'POST',
            json: payload,
            throwHttpErrors: false,
          })
          const response = new MultiStatusResponse()
          for (const [place, sent] of payload.entries()) {
            const body = { place }
            if (place % 5 === 0) response.setSuccessResponseAtIndex(place, { status: 200, sent, body })
            if (place % 5 === 1)
              response.setErrorResponseAtIndex(place, { status: 404, errormessage: 'none' })
            if (place % 5 === 2)
              response.pushResponseObjectAtIndex(
                place,
                new ActionDestinationErrorResponse({ status: 429, errormessage: 'slow', sent, body }),
              )
            if (place % 5 === 3)
              response.pushResponseObjectAtIndex(
                place,
                new ActionDestinationSuccessResponse({ status: 201, sent, body: 'ok' }),
              )
          }
          return response
        },
      }),
      few: action('Few', fields, {
        performBatch: (_request, { payload }) => {
          const response = new MultiStatusResponse()
          for (const _ of payload.slice(2))
            response.pushErrorResponse({ status: 999, errormessage: '', body: 'no' })
          return response
        },
      }),
      many: action('Many', fields, {
        performBatch: (_request, { payload }) => {
          const response = new MultiStatusResponse()
          for (const sent of [...payload, ...payload])
            response.pushSuccessResponse({ status: 200, sent, body: {} })
          response.unsetResponseAtIndex(1)
          return response
        },
      }),
    }),
  mappings: { send: [{}, { id: 'same' }], few: [{}], many: [{}] },
  subscriptions: [{ partnerAction: 'send', subscribe: 'type = "track"', mapping: { id: at('$.userId') } }],
}
