import { below, type Diagnostic } from '../../diagnostics/diagnostic.js'
import { isObject } from '../../json/value.js'
import { ConfigError } from '../config-error.js'
import type { PreparedConnection } from '../steps/step.js'

/**
 * The configurations of a router, each prepared by `prepare`, which gives nothing where there are errors. Throws
 * `ConfigError` with what `check` says of all of them, and with ids that stand there twice.
 */
export function prepareAll(
  configs: unknown,
  prepare: (config: unknown) => PreparedConnection | undefined,
  check: (config: unknown) => readonly Diagnostic[],
): readonly PreparedConnection[] {
  if (!Array.isArray(configs)) throw new ConfigError([noList])
  const prepared = configs.flatMap((config: unknown) => prepare(config) ?? [])
  const duplicates = duplicateIds(configs)
  if (prepared.length === configs.length && duplicates.length === 0) return prepared
  const problems = configs.flatMap((config: unknown, index) => below(`/${index}`, check(config)))
  throw new ConfigError([...problems, ...duplicates])
}

const noList: Diagnostic = {
  code: 'config/schema',
  severity: 'error',
  message: 'a router takes a list of configurations',
  pointer: '',
}

function duplicateIds(configs: readonly unknown[]): readonly Diagnostic[] {
  const places = new Map<unknown, number>()
  return configs.flatMap((config, index): readonly Diagnostic[] => {
    const id = isObject(config) ? config.id : undefined
    const first = places.get(id)
    if (first === undefined) places.set(id, index)
    if (first === undefined || typeof id !== 'string') return []
    const message = `two connections have the id "${id}"; the other one is at /${first}`
    return [{ code: 'config/duplicate', severity: 'error', message, pointer: `/${index}/id` }]
  })
}
