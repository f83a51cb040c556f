import type { OptionSchema } from 'waybill/mappings'
import { table } from '../../src/cli/pages/markdown.js'

interface Row {
  readonly option: string
  readonly schema: OptionSchema
  readonly required: string
}

/** What a directive takes: a line where it is one value, a table where it has options. */
export function optionsText(schema: OptionSchema): string {
  if ('anyOf' in schema) return schema.anyOf.map(optionsText).join('\nor\n\n')
  const rows = rowsOf(schema)
  if (rows === undefined) {
    const { description } = schema
    return `Takes ${inWords(schema)}.${description === undefined ? '' : ` ${description}`}\n`
  }
  return table(
    ['option', 'what it takes', 'required', 'description'],
    rows.map(({ option, schema: inner, required }) => [option, inWords(inner), required, sentence(inner)]),
  )
}

function rowsOf(schema: OptionSchema): readonly Row[] | undefined {
  if (!('type' in schema)) return undefined
  if (schema.type === 'object') {
    const alternatives = schema.oneOf?.map(({ required: [name] }) => name) ?? []
    return Object.entries(schema.properties ?? {}).map(([name, inner]) => ({
      option: `\`${name}\``,
      schema: inner,
      required: schema.required?.includes(name) ? 'yes' : alternatives.includes(name) ? 'one of these' : '',
    }))
  }
  if (schema.type !== 'array' || schema.prefixItems === undefined) return undefined
  const { prefixItems, minItems = 0 } = schema
  return prefixItems.map((inner, index) => ({
    option: `element ${index}`,
    schema: inner,
    required: index < minItems ? 'yes' : '',
  }))
}

/** Descriptions of patterns go on behind "it is not", so they begin with a small letter. */
function sentence({ description = '' }: OptionSchema): string {
  const text = description.charAt(0).toUpperCase() + description.slice(1)
  return text === '' || /[.`]$/.test(text) ? text : `${text}.`
}

const typeWords = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
} as const

const partWords = {
  '#/$defs/path': 'a path',
  '#/$defs/condition': 'a query',
  '#/$defs/template': 'a template',
  '#/$defs/json': 'any JSON, taken as it is',
} as const

/** What fits a schema, in words: `text or a directive`. */
function inWords(schema: OptionSchema): string {
  if ('anyOf' in schema) return schema.anyOf.map(inWords).join(', or ')
  if ('$ref' in schema) {
    if (schema.$ref !== '#/$defs/mapping') return partWords[schema.$ref]
    const types = schema.literal?.map((type) => typeWords[type])
    return types === undefined ? 'any mapping' : [...types, 'a directive'].join(' or ')
  }
  switch (schema.type) {
    case 'string':
      return schema.enum === undefined
        ? `text${schema.minLength === 1 ? ', not empty' : ''}`
        : schema.enum.map((word) => `\`${JSON.stringify(word)}\``).join(' or ')
    case 'number':
    case 'integer': {
      const word = schema.type === 'integer' ? 'a whole number' : 'a number'
      const { minimum, maximum } = schema
      return minimum === undefined || maximum === undefined ? word : `${word} from ${minimum} to ${maximum}`
    }
    case 'boolean':
      return 'true or false'
    case 'object': {
      const { additionalProperties: values } = schema
      return values === undefined ? 'an object' : `an object; under each name ${inWords(values)}`
    }
    case 'array':
      return schema.items === undefined ? 'a list' : `a list; each element ${inWords(schema.items)}`
  }
}
