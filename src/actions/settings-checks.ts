import type { DiagnosticCode } from '../diagnostics/codes.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { listOf } from '../expressions/expression.js'
import type { LoweredFunction } from '../expressions/lowered-function.js'
import { pointerTo } from '../json/pointer.js'
import type { ChecksProgram } from './checks.js'
import type { Check } from './definition.js'
import type { TemplateScope } from './template.js'

/**
 * The checks that are asked once, over the settings alone (definitions.md, Payload validation). `isAsked` says which of
 * the list these are; the others keep their places.
 */
export function lowerSettingsChecks(
  checks: readonly Check[] = [],
  isAsked: (check: Check) => boolean,
  scope: TemplateScope,
  pointer: string,
): ChecksProgram<LoweredFunction> {
  const asked = checks.flatMap((check, index) =>
    isAsked(check) ? [{ check, place: `${pointer}/${index}` }] : [],
  )
  const holds = asked.map(({ check, place }) => {
    checkNames(check.fields, scope.names('settings'), 'setting', scope, `${place}/fields`)
    return scope.onlySettings(scope.condition(check.require, `${place}/require`), `${place}/require`)
  })
  return { checks: asked.map(({ check }) => check), hold: scope.asFunction(listOf(holds)) }
}

/** What a failed check of the settings says of a configuration. */
export function settingsCheckDiagnostics(checks: readonly Check[]): readonly Diagnostic[] {
  const code: DiagnosticCode = 'config/settings'
  return checks.flatMap(({ message, fields = [], severity = 'error' }) => {
    const pointers = fields.length === 0 ? [''] : fields.map((name) => pointerTo('', name))
    return pointers.map((pointer) => ({ code, severity, message, pointer }))
  })
}

/** Names that a definition refers to have to be declared; undefined takes any. */
export function checkNames(
  names: readonly string[] = [],
  known: readonly string[] | undefined,
  what: 'field' | 'setting',
  scope: TemplateScope,
  pointer: string,
): void {
  for (const [index, name] of names.entries())
    if (known !== undefined && !known.includes(name))
      scope.problem(
        'definition/reference',
        `${pointer}/${index}`,
        `there is no ${what} "${name}"`,
        didYouMean(name, known),
      )
}
