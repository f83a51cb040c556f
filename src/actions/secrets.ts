import { isObject } from '../json/value.js'
import { schemaAt } from '../schemas/schema-at.js'
import type { FieldSchema } from './schema-definition.js'

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

/** Both for many values: the schema is read once. */
export function compileShownSecrets(schema: FieldSchema): (value: unknown) => readonly string[] {
  const paths = markedPaths(schema, isHidden)
  return (value) => [...new Set(paths.flatMap((path) => valuesAt(value, path).flatMap(textsIn)))]
}

/** Whether a value must not be shown: it, or something in it, is a secret or an address to send to. */
export function isSecretField(schema: FieldSchema): boolean {
  return markedPaths(schema, isHidden).length > 0
}

/** Asks whether what stands at a place must not be shown: something there, around it or in it is secret. */
export function findSecretPlaces(schema: FieldSchema): (keys: readonly (string | number)[]) => boolean {
  const paths = markedPaths(schema, isHidden)
  return (keys) =>
    paths.some((path) =>
      path.every((step, depth) => {
        const key = keys[depth]
        if (key === undefined) return true
        return typeof step === 'string' ? step === key : !step.except.includes(String(key))
      }),
    )
}

type Keywords = Record<string, unknown>

const isHidden = (schema: Keywords): boolean => isPassword(schema) || schema.target !== undefined

const isPassword = (schema: Keywords): boolean => schema.format === 'password'

/** `around` are the schemas that lead to this one: one that leads back to itself tells nothing more. */
function markedPaths(
  schema: unknown,
  isMarked: (schema: Keywords) => boolean,
  around: readonly Keywords[] = [],
): readonly SecretStep[][] {
  if (!isObject(schema) || around.includes(schema)) return []
  if (isMarked(schema)) return [[]]
  const inside = [...around, schema]
  const below = (step: SecretStep, inner: unknown) =>
    markedPaths(inner, isMarked, inside).map((path) => [step, ...path])
  const properties = Object.entries(isObject(schema.properties) ? schema.properties : {})
  const names = properties.map(([name]) => name)
  return [
    ...properties.flatMap(([name, inner]) => below(name, inner)),
    ...below({ except: [] }, schema.items),
    ...below({ except: names }, schema.additionalProperties),
    ...elsewhere(schema).flatMap((inner) => below({ except: [] }, inner)),
    ...samePlace(schema, inside[0]).flatMap((inner) => markedPaths(inner, isMarked, inside)),
  ]
}

/** Schemas of parts whose keys are not known: better too much is hidden than too little. */
const elsewhere = ({ patternProperties, prefixItems, contains }: Keywords): readonly unknown[] => [
  ...Object.values(isObject(patternProperties) ? patternProperties : {}),
  ...[prefixItems, contains].flat(),
]

/** Schemas that a schema holds for the same value, or refers to. */
function samePlace(schema: Keywords, root: Keywords | undefined): readonly unknown[] {
  const { allOf, anyOf, oneOf, then, else: otherwise, dependentSchemas, $ref } = schema
  const dependent = Object.values(isObject(dependentSchemas) ? dependentSchemas : {})
  const referred = typeof $ref === 'string' && root !== undefined ? schemaAt($ref, root) : undefined
  return [allOf, anyOf, oneOf, then, otherwise, dependent, referred].flat()
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
