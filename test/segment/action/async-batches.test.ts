import { describe, expect, it, vi } from 'vitest'
import {
  ActionDestinationErrorResponse,
  APIError,
  type AsyncActionDefinition,
  type AsyncBatchResponse,
  Destination,
  type DestinationDefinition,
  HTTPError,
  IntegrationError,
  InvalidAuthenticationError,
  MultiStatusResponse,
  type PollResponse,
  RetryableError,
  type SegmentEvent,
} from '../../../src/segment/index.js'
import { eventsOf } from '../differential/events.js'
import { at, field } from '../differential/parts.js'
import { kit } from '../public-kit.js'

type Definition = AsyncActionDefinition<unknown, { readonly id: string; readonly value?: number }>

const fields = {
  id: field('string', 'Id', { required: true, default: at('$.userId') }),
  value: field('number', 'Value', { default: at('$.properties.value') }),
}
const mapping = { id: at('$.userId'), value: at('$.properties.value') }

const destination = (
  performBatch: Definition['performBatch'],
  performPoll: Definition['performPoll'] = () => Promise.reject(new Error('not asked')),
) => {
  const definition: DestinationDefinition = {
    name: 'Async',
    mode: 'cloud',
    actions: {},
    asyncActions: { upload: { title: 'Upload', description: '', fields, performBatch, performPoll } },
  }
  return new Destination(definition)
}

/** Accepts all payloads but those at some places. */
const accept =
  (
    answer: Omit<AsyncBatchResponse, 'multiStatusResponse'>,
    holes: readonly number[] = [],
  ): Definition['performBatch'] =>
  (_request, { payload }) => {
    const multiStatusResponse = new MultiStatusResponse()
    for (const [place, sent] of payload.entries())
      if (!holes.includes(place))
        multiStatusResponse.setSuccessResponseAtIndex(place, { status: 202, sent, body: {} })
    return { ...answer, multiStatusResponse }
  }

const track = (userId?: string): SegmentEvent => ({
  type: 'track',
  ...(userId === undefined ? {} : { userId }),
})
const three = [track('a'), track(), track('b')]

const values = ({ multiStatusResponse }: AsyncBatchResponse) =>
  multiStatusResponse
    .getAllResponses()
    .map((response) => [response instanceof ActionDestinationErrorResponse, response.value()])

const invalid = {
  status: 400,
  errortype: 'PAYLOAD_VALIDATION_FAILED',
  errormessage: "The root value is missing the required field 'id'.",
}

describe('a batch that the partner works on for a while', () => {
  it('has a job, a status, and a result for each event at its place', async () => {
    const response = await destination(accept({ jobId: 'job-1', status: 202 })).executeAsyncBatch('upload', {
      events: three,
      mapping,
      settings: {},
    })
    expect(response).toMatchObject({ jobId: 'job-1', status: 202 })
    expect(values(response)).toEqual([
      [false, { status: 202, sent: { id: 'a' }, body: {} }],
      [true, invalid],
      [false, { status: 202, sent: { id: 'b' }, body: {} }],
    ])
  })

  it('is a batch with one event too', async () => {
    const performBatch = vi.fn(accept({ jobId: 'job-1', status: 200 }))
    await destination(performBatch).executeAsyncBatch('upload', {
      events: [track('a')],
      mapping,
      settings: {},
    })
    expect(performBatch.mock.calls[0]?.[1].payload).toEqual([{ id: 'a' }])
  })

  it('is not sent where no payload fits', async () => {
    const performBatch = vi.fn(accept({ jobId: 'job-1', status: 200 }))
    const response = await destination(performBatch).executeAsyncBatch('upload', {
      events: [track(), track()],
      mapping,
      settings: {},
    })
    expect(performBatch).not.toHaveBeenCalled()
    expect(response).toMatchObject({ jobId: undefined, status: 200 })
    expect(values(response)).toEqual([
      [true, invalid],
      [true, invalid],
    ])
  })

  it('counts a hole as a failure, and no status as 200', async () => {
    const response = await destination(
      accept({ jobId: 'job-1' } as unknown as AsyncBatchResponse, [0]),
    ).executeAsyncBatch('upload', { events: [track('a')], mapping, settings: {} })
    expect(response.status).toBe(200)
    expect(values(response)[0]).toMatchObject([true, { status: 500, errortype: 'PAYLOAD_VALIDATION_FAILED' }])
  })

  it.each([
    [
      new HTTPError(new Response('', { status: 413, statusText: 'Too Large' }), {} as Request, {} as never),
      413,
    ],
    [new IntegrationError('No.', 'CODE', 422), 422],
    [new APIError('No.', 409), 409],
    [new RetryableError('Slow.', 429), 429],
    [new InvalidAuthenticationError('Who?'), 401],
  ])('makes of %s the result of each event that was sent', async (error, status) => {
    const response = await destination(() => Promise.reject(error)).executeAsyncBatch('upload', {
      events: three,
      mapping,
      settings: {},
    })
    expect(response).toMatchObject({ jobId: undefined, status })
    expect(values(response)).toMatchObject([
      [true, { status, errormessage: error.message, sent: { id: 'a' } }],
      [true, invalid],
      [true, { status, errormessage: error.message, sent: { id: 'b' } }],
    ])
  })

  it('throws an error that has no status on', async () => {
    const batch = destination(() => Promise.reject(new RangeError('unheard of')))
    await expect(batch.executeAsyncBatch('upload', { events: three, mapping, settings: {} })).rejects.toThrow(
      new RangeError('unheard of'),
    )
  })

  it('is given the payloads that a batch is given in the public kit', async () => {
    const events = eventsOf(3, 200)
    const theirs: unknown[] = []
    const ours: unknown[] = []
    const performBatch =
      (into: unknown[]) =>
      (
        _request: unknown,
        { payload, audienceMembership }: { payload: unknown; audienceMembership?: unknown },
      ) => {
        into.push(structuredClone(payload), audienceMembership)
        return accept({ status: 200 })(_request as never, { payload } as never)
      }
    const action = { title: 'Upload', description: '', fields, perform: () => undefined }
    const definition = {
      name: 'Sync',
      mode: 'cloud',
      actions: { upload: { ...action, performBatch: performBatch(theirs) } },
    }
    const input = () => ({
      events: structuredClone([...events]),
      mapping: structuredClone(mapping),
      settings: {},
    })
    await new kit.Destination(definition as never).executeBatch('upload', input() as never)
    await destination(performBatch(ours) as Definition['performBatch']).executeAsyncBatch('upload', input())
    expect(ours).toEqual(theirs)
    expect(theirs.length).toBe(2)
  })

  it('needs an action', async () => {
    await expect(
      destination(accept({ status: 200 })).executeAsyncBatch('other', {
        events: three,
        mapping,
        settings: {},
      }),
    ).rejects.toThrow('Async action other not found or does not support batching.')
  })
})

describe('a question after a batch', () => {
  const found: PollResponse = { jobId: 'job-1', status: 200, jobStatus: 'IN_PROGRESS' }
  const pollPayload = { jobId: 'job-1', uploadCount: 2 }

  it('is answered as the definition answers it', async () => {
    const performPoll = vi.fn<Definition['performPoll']>(() => found)
    const asked = destination(accept({ status: 200 }), performPoll)
    const auth = { accessToken: 'a', refreshToken: 'r' }
    expect(await asked.executeAsyncPoll('upload', { pollPayload, settings: { a: 1 }, auth })).toBe(found)
    expect(performPoll.mock.calls[0]?.[1]).toMatchObject({ payload: pollPayload, settings: { a: 1 }, auth })
  })

  it('needs an action', async () => {
    await expect(
      destination(accept({ status: 200 })).executeAsyncPoll('other', { pollPayload, settings: {} }),
    ).rejects.toThrow('Async action other not found or does not support polling.')
  })
})
