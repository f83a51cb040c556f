import type { Diagnostic } from './diagnostic.js'
import { renderDiagnostics } from './render.js'

/** An error that carries every problem at once; its message is what `renderDiagnostics` prints. */
export class DiagnosticsError extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(renderDiagnostics(diagnostics))
    this.name = new.target.name
  }
}
