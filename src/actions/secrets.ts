import { isObject } from '../json/value.js'
import type { FieldSchema } from './definition.js'

/** A key, or every element of a list and every key of an object but the ones that are named. */
export type SecretStep = string | { readonly except: readonly string[] }

/** Where a schema marks its values as secrets (`format: "password"`), at any depth. */
export function secretPaths(schema: FieldSchema): readonly (readonly SecretStep[])[] {
  return markedPaths(schema, isPassword)
}

/** The texts of all secrets in a value, without repeats and without the empty text; a number counts as its text. */
export function secretValues(schema: FieldSchema, value: unknown): readonly string[] {
  return [...new Set(secretPaths(schema).flatMap((path) => valuesAt(value, path).flatMap(textsIn)))]
}

/** The addresses to send to in a value, without repeats: whoever knows one can send. */
export function targetValues(schema: FieldSchema, value: unknown): readonly string[] {
  const paths = markedPaths(schema, (place) => place.target !== undefined)
  return [...new Set(paths.flatMap((path) => valuesAt(value, path).flatMap(textsIn)))]
}

/** Whether a value must not be shown: it, or something in it, is a secret or an address to send to. */
export function isSecretField(schema: FieldSchema): boolean {
  return markedPaths(schema, (place) => isPassword(place) || place.target !== undefined).length > 0
}

type Keywords = Record<string, unknown>

const isPassword = (schema: Keywords): boolean => schema.format === 'password'

function markedPaths(schema: unknown, isMarked: (schema: Keywords) => boolean): readonly SecretStep[][] {
  if (!isObject(schema)) return []
  if (isMarked(schema)) return [[]]
  const below = (step: SecretStep, inner: unknown) =>
    markedPaths(inner, isMarked).map((path) => [step, ...path])
  const properties = Object.entries(isObject(schema.properties) ? schema.properties : {})
  const names = properties.map(([name]) => name)
  return [
    ...properties.flatMap(([name, inner]) => below(name, inner)),
    ...below({ except: [] }, schema.items),
    ...below({ except: names }, schema.additionalProperties),
    ...samePlace(schema).flatMap((inner) => markedPaths(inner, isMarked)),
  ]
}

/** Schemas that a schema holds for the same value. */
function samePlace({ allOf, anyOf, oneOf, then, else: otherwise }: Keywords): readonly unknown[] {
  return [allOf, anyOf, oneOf, then, otherwise].flat()
}

function valuesAt(value: unknown, [step, ...rest]: readonly SecretStep[]): readonly unknown[] {
  if (step === undefined) return [value]
  if (typeof step === 'string')
    return isObject(value) && Object.hasOwn(value, step) ? valuesAt(value[step], rest) : []
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, rest))
  return Object.entries(isObject(value) ? value : {})
    .filter(([name]) => !step.except.includes(name))
    .flatMap(([, item]) => valuesAt(item, rest))
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isObject(value) ? Object.values(value).flatMap(textsIn) : []
}
