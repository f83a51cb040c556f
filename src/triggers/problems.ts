import type { DiagnosticCode } from '../diagnostics/codes.js'
import type { Diagnostic, Range } from '../diagnostics/diagnostic.js'
import { nowhere } from './ast.js'

/** More problems than these help nobody. */
const mostSyntaxProblems = 100

/** Collects what is wrong with one query. */
export class Problems {
  readonly #list: Diagnostic[] = []

  /** Without a source, which a tree does not carry, diagnostics have no excerpt. `known` is reported already. */
  constructor(
    readonly source: string | undefined,
    readonly known: readonly Diagnostic[] = [],
  ) {}

  get found(): readonly Diagnostic[] {
    return this.#list
  }

  /** What stands in the way of reading the query. One stretch of text is complained about once. */
  syntax(range: Range, message: string, hint?: string): void {
    if (this.#list.length >= mostSyntaxProblems) return
    if (!this.#list.some((known) => known.code === 'fql/syntax' && overlap(known.range, range)))
      this.add('fql/syntax', 'error', range, message, hint)
  }

  error(code: DiagnosticCode, range: Range, message: string, hint?: string): void {
    this.add(code, 'error', range, message, hint)
  }

  warning(code: DiagnosticCode, range: Range, message: string, hint?: string): void {
    this.add(code, 'warning', range, message, hint)
  }

  /** Whether something is known of what stands within `range`. */
  speakOf(range: Range): boolean {
    return [...this.known, ...this.#list].some((known) => overlap(known.range, range))
  }

  private add(
    code: DiagnosticCode,
    severity: Diagnostic['severity'],
    range: Range,
    message: string,
    hint: string | undefined,
  ): void {
    this.#list.push({
      code,
      severity,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(this.source === undefined ? {} : { source: this.source }),
      ...(range === nowhere ? {} : { range }),
    })
  }
}

/** Whether two ranges share a character or a start. */
export function overlap(one: Range | undefined, other: Range | undefined): boolean {
  if (one === undefined || other === undefined) return false
  return (one.start < other.end && other.start < one.end) || one.start === other.start
}

/** In the order of the source. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((one, other) => (one.range?.start ?? 0) - (other.range?.start ?? 0))
}
