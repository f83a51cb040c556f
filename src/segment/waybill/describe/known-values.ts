import type { Json } from '../../../actions/index.js'
import { applyMapping } from '../../../mappings/index.js'
import { isObject } from '../../mapping/real-type-of.js'

/** What a template reads: a payload, settings and tokens. */
export type Scope = { readonly [part: string]: unknown }

/** A mapping, and what it gives in each of several scopes. */
export interface KnownValue {
  readonly mapping: Json
  readonly values: readonly unknown[]
}

type Make = (value: Json) => Json

/** What definitions do to single values, in the words of Waybill; the simplest first. */
const doings: readonly Make[] = [
  (value) => value,
  (value) => ({ '@case': { operator: 'lower', value } }),
  (value) => ({ '@case': { operator: 'upper', value } }),
  (value) => ({ '@cast': { to: 'string', value } }),
  (value) => ({ '@json': { mode: 'encode', value } }),
  (value) => ({ '@date': { value, to: 'unix' } }),
  (value) => ({ '@date': { value, to: 'unix_ms' } }),
  (value) => ({ '@date': { value, to: 'date' } }),
  (value) => ({ '@hash': { value, algorithm: 'sha256' } }),
  (value) => ({ '@hash': { value: { '@case': { operator: 'lower', value } }, algorithm: 'sha256' } }),
]

/** All that can be read in scopes of the same form, and what is made of it in the usual ways. */
export function knownValues(scopes: readonly Scope[]): readonly KnownValue[] {
  const paths = pathsIn(scopes[0] ?? {}).map((path) => ({ '@path': `$${path}` }))
  return doings.flatMap((make) =>
    paths.map((path) => {
      const mapping = make(path)
      return { mapping, values: scopes.map((scope) => given(mapping, scope)) }
    }),
  )
}

function given(mapping: Json, scope: Scope): unknown {
  try {
    return applyMapping(mapping, scope)
  } catch {
    return undefined
  }
}

/** The paths of everything in a value, what holds others before what is in it. */
function pathsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => below(`[${index}]`, item))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, item]) => below(isPlain(key) ? `.${key}` : `['${key}']`, item))
}

const below = (step: string, value: unknown): readonly string[] => [
  step,
  ...pathsIn(value).map((rest) => `${step}${rest}`),
]

const isPlain = (key: string): boolean => /^[A-Za-z_]\w*$/.test(key)
