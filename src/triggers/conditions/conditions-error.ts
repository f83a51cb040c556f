import { DiagnosticsError } from '../../diagnostics/error.js'

/** Conditions that no query can be made of. `diagnostics` holds every problem, each with a pointer into the group. */
export class ConditionsError extends DiagnosticsError {}
