import type { CompiledDestination, SchemaCompiler } from '../actions/index.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { IntakeMode } from '../events/intake.js'
import type { Evaluation } from '../expressions/compile.js'
import type { LanguageOptions, SurroundingsSources } from '../mappings/index.js'
import type { LowerQuery } from '../triggers/index.js'
import type { EventLimits } from './event-limits.js'
import type { ConnectionLimits } from './limits.js'
import type { RedactedPath } from './redact-paths.js'

/** What an engine was created with, as its connections use it. */
export interface EngineContext {
  readonly evaluation: Evaluation
  readonly language: LanguageOptions & { readonly lowerQuery: LowerQuery }
  readonly surroundings: SurroundingsSources
  readonly intake: IntakeMode
  readonly limits: ConnectionLimits
  /** Undefined where events may be of any size. */
  readonly eventLimits: EventLimits | undefined
  readonly correctTimestamps: boolean
  readonly redact: readonly RedactedPath[]
  readonly schemas: SchemaCompiler
  /** The compiled definition of a slug, compiled when it is first asked for. */
  destination(slug: string): {
    readonly destination: CompiledDestination | undefined
    readonly diagnostics: readonly Diagnostic[]
  }
}
