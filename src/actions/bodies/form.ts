import { call, objectOf } from '../../expressions/expression.js'
import { ValueFailure } from '../../expressions/failure.js'
import { absent, list, nullish, object, string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { anyType, neverType, nothingType, ofKinds, only, union } from '../../expressions/types/type.js'
import { setOwn } from '../../json/own.js'
import { isObject, type JsonObject } from '../../json/value.js'
import type { BodyKind } from './body.js'
import { fieldTexts } from './field-texts.js'

/** Texts by name; a list repeats its name. */
export interface FormBody {
  readonly [name: string]: string | readonly string[]
}

/** URL Standard, "application/x-www-form-urlencoded serializing". */
export const form: BodyKind<FormBody, JsonObject> = {
  key: 'form',
  summary:
    'The fields of a form. What is missing or null vanishes, a list repeats its name, an object becomes JSON text.',
  contentType: 'application/x-www-form-urlencoded',
  template: {
    type: 'object',
    description: 'An object of mappings by field name, or a directive that gives an object.',
  },
  lower(template, scope, pointer) {
    const { expression } = scope.mapping(template, pointer)
    // Field by field where the names are known, so that a trace can tell where each came from.
    return expression.kind === 'object'
      ? objectOf(expression.entries.map(([name, value]) => [name, call(formField, [value])]))
      : call(formFields, [expression])
  },
  encode: (body) =>
    new URLSearchParams(
      Object.entries(body).flatMap(([name, texts]) => [texts].flat().map((text) => [name, text])),
    ).toString(),
}

export const formField = defineNative({
  name: 'formField',
  returns: string | list | absent,
  // Text stays as it is.
  type: ([value = anyType]) =>
    (value.kinds & ~(string | absent | nullish)) === 0
      ? union(only(value, string), (value.kinds & (absent | nullish)) === 0 ? neverType : nothingType)
      : ofKinds(string | list | absent),
  apply: fieldOf,
})

function fieldOf(value: unknown): string | readonly string[] | undefined {
  const texts = fieldTexts(value)
  return texts.length > 1 ? texts : texts[0]
}

export const formFields = defineNative({
  name: 'formFields',
  returns: object | absent,
  apply: (fields) => {
    if (fields === undefined || fields === null) return undefined
    if (!isObject(fields)) throw new ValueFailure('INVALID_BODY', 'the body is a form: it needs an object')
    const texts: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(fields)) {
      const field = fieldOf(value)
      if (field !== undefined) setOwn(texts, name, field)
    }
    return texts
  },
})
