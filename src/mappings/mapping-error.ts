import { DiagnosticsError } from '../diagnostics/error.js'

/** A mapping that does not compile; `diagnostics` holds every problem. */
export class MappingError extends DiagnosticsError {
  override readonly name = 'MappingError'
}
