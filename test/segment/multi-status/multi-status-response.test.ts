import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ActionDestinationErrorResponse } from '../../../src/segment/multi-status/action-destination-error-response.js'
import { ActionDestinationSuccessResponse } from '../../../src/segment/multi-status/action-destination-success-response.js'
import { MultiStatusResponse } from '../../../src/segment/multi-status/multi-status-response.js'
import { deepFreeze } from '../../deep-freeze.js'
import { kit } from '../public-kit.js'

const ours = { ActionDestinationErrorResponse, ActionDestinationSuccessResponse, MultiStatusResponse }
type Kit = typeof ours

const success = fc.record({
  status: fc.constantFrom(200, 201),
  sent: fc.constant({ a: 1 }),
  body: fc.constant('ok'),
})
const failure = fc.record(
  {
    status: fc.constantFrom(400, 401, 418, 499, 599),
    errormessage: fc.constant('no'),
    errortype: fc.constantFrom('BAD_REQUEST' as const, 'RETRYABLE_ERROR' as const),
    sent: fc.constant({ a: 1 }),
  },
  { requiredKeys: ['status', 'errormessage'] },
)
const index = fc.nat(4)

/** One call on a response; `made` says whether what it is given is one of the classes already. */
const call = fc.oneof(
  fc.record({ method: fc.constantFrom('pushSuccessResponse' as const), value: success, made: fc.boolean() }),
  fc.record({ method: fc.constantFrom('pushErrorResponse' as const), value: failure, made: fc.boolean() }),
  fc.record({
    method: fc.constantFrom('setSuccessResponseAtIndex' as const),
    index,
    value: success,
    made: fc.boolean(),
  }),
  fc.record({
    method: fc.constantFrom('setErrorResponseAtIndex' as const),
    index,
    value: failure,
    made: fc.boolean(),
  }),
  fc.record({ method: fc.constantFrom('unsetResponseAtIndex' as const), index }),
)
type Call = typeof call extends fc.Arbitrary<infer Value> ? Value : never

describe('what became of the payloads of a batch', () => {
  it('is the same in both kits, however it is filled', () => {
    fc.assert(
      fc.property(fc.array(call), (calls) => {
        expect(filled(ours, calls)).toEqual(filled(kit as unknown as Kit, calls))
      }),
    )
  })

  it('is counted by outcome, holes left out', () => {
    const response = new MultiStatusResponse()
    response.pushSuccessResponse({ status: 200, sent: {}, body: {} })
    response.setErrorResponseAtIndex(3, { status: 400, errormessage: 'no' })
    expect([response.length(), response.successCount, response.errorCount]).toEqual([4, 1, 1])
  })

  it('takes what it is given as it is', () => {
    const given = deepFreeze({ status: 404, errormessage: 'gone' })
    expect(new ActionDestinationErrorResponse(given).value()).toEqual({ ...given, errortype: 'NOT_FOUND' })
  })

  it('takes responses that are made already at any place', () => {
    const response = new MultiStatusResponse()
    const one = new ActionDestinationSuccessResponse({ status: 200, sent: {}, body: {} })
    const other = new ActionDestinationErrorResponse({ status: 400, errormessage: 'no' })
    response.pushResponseObject(one)
    response.pushResponseObjectAtIndex(2, other)
    expect(response.getAllResponses()).toEqual([one, undefined, other])
  })
})

/** What can be seen of a response after some calls. */
function filled(classes: Kit, calls: readonly Call[]) {
  const response = new classes.MultiStatusResponse()
  for (const call of calls) apply(classes, response, call)
  const places = Array.from({ length: response.length() }, (_, index) => index)
  return {
    all: response.getAllResponses().map((one) => one?.value()),
    places: places.map((index) => [
      response.isSuccessResponseAtIndex(index),
      response.isErrorResponseAtIndex(index),
      response.getResponseAtIndex(index)?.value(),
      index in response.getAllResponses(),
    ]),
    json: JSON.stringify(response),
  }
}

function apply(classes: Kit, response: MultiStatusResponse, call: Call): unknown {
  const { ActionDestinationSuccessResponse: Success, ActionDestinationErrorResponse: Failure } = classes
  switch (call.method) {
    case 'pushSuccessResponse':
      return response.pushSuccessResponse(call.made ? new Success(call.value) : call.value)
    case 'pushErrorResponse':
      return response.pushErrorResponse(call.made ? new Failure({ ...call.value }) : { ...call.value })
    case 'setSuccessResponseAtIndex':
      return response.setSuccessResponseAtIndex(call.index, call.made ? new Success(call.value) : call.value)
    case 'setErrorResponseAtIndex':
      return response.setErrorResponseAtIndex(
        call.index,
        call.made ? new Failure({ ...call.value }) : { ...call.value },
      )
    case 'unsetResponseAtIndex':
      return response.unsetResponseAtIndex(call.index)
  }
}
