import { shellWord } from '../shell-word.js'

export interface Resumed {
  readonly store: string
  /** The file of the connections. */
  readonly config?: string
  readonly sendTo?: string
}

/** The line for a shell that goes on with what waits in a store. */
export function resumeCommand({ store, config = 'waybill.yaml', sendTo }: Resumed): string {
  const to = sendTo === undefined ? '' : ` --send-to ${shellWord(sendTo)}`
  return `waybill run --deliver --config ${shellWord(config)} --store ${shellWord(store)}${to}`
}
