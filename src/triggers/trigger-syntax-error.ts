import { DiagnosticsError } from '../diagnostics/error.js'

/** A query that can not run. `diagnostics` holds every problem with it, warnings included. */
export class TriggerSyntaxError extends DiagnosticsError {}
