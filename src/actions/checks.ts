import type { Link } from '../expressions/lowered-function.js'
import type { Check } from './definition.js'
import { linkTemplate, type TemplateValues } from './template-values.js'

/** Checks that are asked together, before they are a function. */
export interface ChecksProgram<Part> {
  readonly checks: readonly Check[]
  /** The list of whether they hold, in their order. */
  readonly hold: Part
}

/** Gives the checks that do not hold. */
export function linkChecks<Part>(
  { checks, hold }: ChecksProgram<Part>,
  link: Link<Part>,
): (values: TemplateValues) => readonly Check[] {
  if (checks.length === 0) return () => checks
  const evaluate = linkTemplate(hold, link)
  return (values) => {
    const held = evaluate(values)
    return checks.filter((_, index) => !Array.isArray(held) || held[index] !== true)
  }
}
