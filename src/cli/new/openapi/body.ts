import { equalJson } from '../../../json/equal.js'
import { uniqueBy } from '../../../json/unique-by.js'
import { isList, isObject, type Json, type JsonObject } from '../../../json/value.js'
import { convertSchema, type Reading } from './convert-schema.js'
import { asJson, child, entries, isTrue, type Node } from './node.js'
import type { Part } from './part.js'

/** The body of an operation: its parts, and how they are written. */
export interface Body {
  readonly kind: 'json' | 'form' | 'multipart' | 'text'
  /** Whether the one part there is the whole body. */
  readonly isWhole: boolean
  /** Where it is another than the usual one of its kind. */
  readonly contentType?: string
  readonly parts: readonly Part[]
  /** Fields of which one of several sets has to be there. */
  readonly choices: readonly (readonly string[])[]
}

/** The body that an operation asks for; undefined where it takes none. */
export function bodyOf(operation: Node, reading: Reading): Body | undefined {
  const { references, losses } = reading
  const body = references.follow(child(operation, 'requestBody'))?.node
  if (body === undefined || body.value === undefined) return undefined
  const media = entries(child(body, 'content'))
  const found = kinds
    .map(({ kind, test }) => ({ kind, media: media.find(([type]) => test.test(type)) }))
    .find((one) => one.media !== undefined)
  if (found?.media === undefined) {
    losses.add('request body', 'nothing says what it is')
    return undefined
  }
  const [type, node] = found.media
  const others = media.filter(([other]) => other !== type).map(([other]) => other)
  if (others.length > 0) losses.add('request body', `it is sent as ${type}, not as ${others.join(', ')}`)
  const usual = found.kind === 'json' && /^application\/json$/i.test(type)
  const isOwnType =
    usual ||
    found.kind === 'form' ||
    found.kind === 'multipart' ||
    !/^[\w.+-]+\/[\w.+-]+(?:\s*;[\t -~]*)?$/.test(type)
  if (found.kind === 'text' && !/^text\//i.test(type)) losses.add('request body', `${type} is sent as text`)
  return {
    kind: found.kind,
    ...(isOwnType ? {} : { contentType: type }),
    ...shapeOf(node, found.kind, isTrue(body, 'required'), reading),
  }
}

/** The content types that can be made, from the one that says most. */
const kinds = [
  { kind: 'json', test: /^(?:application\/json|[\w.-]+\/[\w.+-]+\+json)(?:\s*;|$)/i },
  { kind: 'form', test: /^application\/x-www-form-urlencoded/i },
  { kind: 'multipart', test: /^multipart\/form-data/i },
  { kind: 'json', test: /^\*\/\*$/ },
  { kind: 'text', test: /./ },
] as const

function shapeOf(
  media: Node,
  kind: Body['kind'],
  isNeeded: boolean,
  reading: Reading,
): Pick<Body, 'isWhole' | 'parts' | 'choices'> {
  const { schema, choices } = joinChoices(
    convertSchema(child(media, 'schema'), reading, 'request body'),
    reading,
  )
  const [, first] = entries(child(media, 'examples'))[0] ?? []
  const shown = asJson(child(media, 'example')) ?? (first && asJson(child(first, 'value')))
  const { properties } = schema
  if (kind === 'text' || !isObject(properties) || Object.keys(properties).length === 0) {
    const whole =
      kind === 'text' ? { type: 'string' } : kind === 'json' ? schema : { ...schema, type: 'object' }
    const name = [whole.type].flat().includes('array') ? 'items' : 'body'
    const part: Part = { in: 'body', name, schema: whole, required: isNeeded, ...shownIf(shown, kind) }
    return { isWhole: true, parts: [part], choices: [] }
  }
  if (isObject(schema.additionalProperties) || schema.additionalProperties === true)
    reading.losses.add('request body', 'other keys than those that it names are left out')
  const needed = [schema.required ?? []].flat()
  const shownFields: JsonObject = isObject(shown) ? shown : {}
  const parts = Object.entries(properties).map(
    ([name, property]): Part => ({
      in: 'body',
      name,
      schema: isObject(property) ? property : {},
      required: needed.includes(name),
      ...(Object.hasOwn(shownFields, name) ? shownIf(shownFields[name], kind) : {}),
    }),
  )
  return { isWhole: false, parts, choices }
}

const shownIf = (shown: Json | undefined, kind: Body['kind']): { readonly shown?: Json } =>
  shown === undefined || kind === 'text' ? {} : { shown }

/** Of several forms of a body, all fields are there: what each needs stays a rule over them together. */
function joinChoices(
  schema: JsonObject,
  { losses }: Reading,
): { readonly schema: JsonObject; readonly choices: Body['choices'] } {
  const forms = [schema.anyOf ?? []].flat().filter(isForm)
  if (forms.length === 0) return { schema, choices: [] }
  losses.add('request body', `its ${forms.length} forms are one: which fields go together is not checked`)
  const own = propertiesOf(schema)
  const named = [...own, ...forms.flatMap(propertiesOf)]
  const properties = uniqueBy(named, ([name]) => name).map(([name]) => [
    name,
    anyOf(named.filter(([other]) => other === name).map(([, property]) => property)),
  ])
  const requiredOf = ({ required }: JsonObject) => [required ?? []].flat().map(String)
  const all = forms.map((form) => [...new Set([...requiredOf(schema), ...requiredOf(form)])])
  const required = (all[0] ?? []).filter((name) => all.every((names) => names.includes(name)))
  const choices = all.map((names) => names.filter((name) => !required.includes(name)))
  return {
    schema: { ...schema, type: 'object', required, properties: Object.fromEntries(properties) },
    // Where one form needs nothing more, all are fine.
    choices: choices.some((names) => names.length === 0) ? [] : choices,
  }
}

const isForm = (form: Json): form is JsonObject => isObject(form) && isObject(form.properties)

const propertiesOf = ({ properties }: JsonObject): readonly (readonly [string, JsonObject])[] =>
  Object.entries(isObject(properties) ? properties : {}).map(([name, property]) => [
    name,
    isObject(property) ? property : {},
  ])

/** One schema for what several allow; of constants, such as the name of the form, a list of them. */
function anyOf(schemas: readonly JsonObject[]): JsonObject {
  const different = schemas.filter(
    (schema, index) => schemas.findIndex((one) => equalJson(one, schema)) === index,
  )
  const [first = {}, ...more] = different
  if (more.length === 0) return first
  const values = different.map(valuesOf)
  if (values.every((list) => list.length > 0))
    return { enum: uniqueBy(values.flat(), (value) => JSON.stringify(value)) }
  return { anyOf: different }
}

/** The only values that a schema allows; none where it does not list them. */
const valuesOf = ({ const: only, enum: values }: JsonObject): readonly Json[] =>
  only === undefined ? (isList(values) ? values : []) : [only]
