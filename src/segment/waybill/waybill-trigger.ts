import { compileTrigger, TriggerSyntaxError } from '../../triggers/index.js'
import { readLoosely } from '../destination/read-loosely.js'

/** A trigger as Waybill writes it, or why it is none. */
export type WaybillTrigger = { readonly trigger: string } | { readonly problem: string }

export function waybillTrigger(text: string): WaybillTrigger {
  const trigger = readLoosely(text)
  try {
    compileTrigger(trigger)
    return { trigger }
  } catch (error) {
    if (!(error instanceof TriggerSyntaxError)) throw error
    return { problem: error.diagnostics.map(({ message }) => message).join('; ') }
  }
}
