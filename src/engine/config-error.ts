import { DiagnosticsError } from '../diagnostics/error.js'

/** A configuration that can not run; `diagnostics` holds every problem of it. */
export class ConfigError extends DiagnosticsError {
  override readonly name = 'ConfigError'
}
