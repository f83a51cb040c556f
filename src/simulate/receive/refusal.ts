/** Why a request is not taken. */
export interface Refusal {
  readonly status: number
  readonly headers?: { readonly [name: string]: string }
  readonly code: string
  readonly message: string
}
