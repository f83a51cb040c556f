import { DiagnosticsError } from '../diagnostics/error.js'

/** A query that can not run. `diagnostics` holds every error in it, in the order of the source; `checkFql` says more. */
export class TriggerSyntaxError extends DiagnosticsError {}
