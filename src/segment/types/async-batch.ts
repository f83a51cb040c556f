import type { MultiStatusResponse } from '../multi-status/multi-status-response.js'

/** What a batch that the partner works on for a while was answered with. */
export type AsyncBatchResponse = {
  /** Names the partner's work; none where the batch was not accepted. */
  jobId?: string | undefined
  /** The partner's HTTP status. */
  status: number
  multiStatusResponse: MultiStatusResponse
}

/** Which batch is asked after. */
export type PollPayload = {
  jobId: string
  /** How many payloads the batch held. */
  uploadCount: number
}

/** `RETRYABLE_ERROR` says that the question failed, `FAILED` that the work did. */
export type PollJobStatus = 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'RETRYABLE_ERROR'

export type PollResponse = {
  jobId: string
  /** The partner's HTTP status. */
  status: number
  jobStatus: PollJobStatus
  multiStatusResponse?: MultiStatusResponse
}
