import { ConfigError } from '../engine/config-error.js'
import type { Given, TextPart } from './given.js'

/** The variables of a configuration by name, such as `process.env`; what is no text is none. */
export type Environment = { readonly [name: string]: unknown }

/** Puts variables into texts. Throws `ConfigError` where one of `names` is not given. */
export function readEnvironment(
  names: readonly string[],
  environment: Environment,
): Pick<Given, 'text' | 'textFunction'> {
  const missing = names.filter((name) => typeof variableIn(environment, name) !== 'string')
  if (missing.length > 0) throw new ConfigError(missing.map(notGiven))
  const text = (parts: readonly TextPart[]) =>
    parts.map((part) => (typeof part === 'string' ? part : variableIn(environment, part.variable))).join('')
  return {
    text,
    textFunction(parts) {
      for (const part of parts)
        if (typeof part !== 'string' && variableIn(environment, part.variable) === '')
          throw new ConfigError([isEmpty(part.variable)])
      const value = text(parts)
      return () => value
    },
  }
}

const variableIn = (environment: Environment, name: string): unknown =>
  Object.hasOwn(environment, name) ? environment[name] : undefined

const notGiven = (name: string) =>
  ({
    code: 'config/environment',
    severity: 'error',
    message: `the variable ${name} is not given`,
    hint: `connect({ environment: { ${name}: "…" } }), such as process.env`,
  }) as const

const isEmpty = (name: string) =>
  ({
    code: 'config/environment',
    severity: 'error',
    message: `the variable ${name} is empty, and a mapping or a trigger was compiled for a text that is not`,
  }) as const
