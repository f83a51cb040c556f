import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { setOwn } from '../../json/own.js'
import { pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import type { Io } from '../io.js'

export interface Substitution {
  readonly value: unknown
  readonly diagnostics: readonly Diagnostic[]
  /** The pointers of the texts that hold something from the environment: they are not for printing. */
  readonly filled: ReadonlySet<string>
  /** What the environment gave, by value: the text that stands for it in the file. */
  readonly variables: ReadonlyMap<string, string>
}

/** `$${` stands for `${`; `${NAME}` is a variable; any other `${` is a slip. */
const hole = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{[^}]*\}?/g

/** How a variable that is not set counts: who only checks a file may not have its secrets. */
export type UnsetVariables = Diagnostic['severity']

/**
 * Puts environment variables into the texts of a parsed configuration: `${NAME}` anywhere in a text, `$${` for a plain
 * `${`. Keys stay as they are, and a value from the environment is always text: it can not become another part of the
 * configuration. The value that comes in is not changed.
 */
export function substituteEnvironment(
  value: unknown,
  env: Io['env'],
  unset: UnsetVariables = 'error',
): Substitution {
  const diagnostics: Diagnostic[] = []
  const filled = new Set<string>()
  const variables = new Map<string, string>()

  const filledIn = fillHoles(value, (match, name, pointer) => {
    const variable = name !== undefined && Object.hasOwn(env, name) ? env[name] : undefined
    if (variable === undefined)
      diagnostics.push(name === undefined ? noName(match, pointer) : notSet(name, pointer, unset))
    filled.add(pointer)
    if (variable !== undefined) variables.set(variable, match)
    return variable ?? match
  })
  return { value: filledIn, diagnostics, filled, variables }
}

/**
 * A copy with something else in the place of each hole in its texts; what stands between the braces is no name where
 * `name` is undefined. Pointers begin with that of the value.
 */
export function fillHoles(
  value: unknown,
  fill: (match: string, name: string | undefined, pointer: string) => string,
  pointer = '',
): unknown {
  if (typeof value === 'string')
    return value.replace(hole, (match, name: string | undefined) =>
      match === '$${' ? '${' : fill(match, name, pointer),
    )
  if (Array.isArray(value))
    return value.map((item, index) => fillHoles(item, fill, pointerTo(pointer, index)))
  if (!isObject(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value))
    setOwn(copy, key, fillHoles(item, fill, pointerTo(pointer, key)))
  return copy
}

/** A diagnostic that quotes a value from the environment quotes the variable instead. */
export function withoutValues(diagnostic: Diagnostic, variables: Substitution['variables']): Diagnostic {
  const conceal = (text: string): string =>
    [...variables].reduce((rest, [value, name]) => (value === '' ? rest : rest.replaceAll(value, name)), text)
  const { message, hint } = diagnostic
  return { ...diagnostic, message: conceal(message), ...(hint === undefined ? {} : { hint: conceal(hint) }) }
}

const notSet = (name: string, pointer: string, severity: UnsetVariables): Diagnostic => ({
  code: 'config/environment',
  severity,
  message: `the environment variable ${name} is not set`,
  hint: `set it, or write "$\${" for a plain "\${"`,
  pointer,
})

const noName = (match: string, pointer: string): Diagnostic => ({
  code: 'config/environment',
  severity: 'error',
  message: `"${match}" names no environment variable`,
  hint: `write "\${NAME}" for a variable, "$\${" for a plain "\${"`,
  pointer,
})
