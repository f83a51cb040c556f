import { isObject } from '../../../json/value.js'
import { refuseRule, type SchemaCompiling } from './keyword.js'

/** What an annotation has to be: a question, and its answer in words. */
type Form = readonly [isOne: (rule: unknown) => boolean, needed: string]

const anything: Form = [() => true, 'anything']
const text: Form = [(rule) => typeof rule === 'string', 'text']
const id: Form = [(rule) => typeof rule === 'string' && /^[^#]*#?$/.test(rule), 'text without a "#"']
const anchor: Form = [
  (rule) => typeof rule === 'string' && /^[a-z_][\w.-]*$/i.test(rule),
  'a name of letters, digits, "-", "_" and "."',
]
const flag: Form = [(rule) => typeof rule === 'boolean', 'true or false']
const list: Form = [(rule) => Array.isArray(rule), 'a list']
const count: Form = [(rule) => Number.isInteger(rule) && Number(rule) >= 0, 'a whole number, 0 or more']
const flagOrText: Form = [(rule) => flag[0](rule) || text[0](rule), 'true, false or text']

/** Keywords of ours that demand nothing of a value. */
export const annotationsOfOurs: readonly string[] = ['target', 'ui', 'coercion']

/** Keywords that demand nothing by themselves: of JSON Schema, and of ours. */
const forms: ReadonlyMap<string, Form> = new Map([
  ...annotationsOfOurs.map((name) => [name, anything] as const),
  ...['default', 'then', 'else'].map((name) => [name, anything] as const),
  ...['$schema', '$comment', 'title', 'description'].map((name) => [name, text] as const),
  ...['contentEncoding', 'contentMediaType'].map((name) => [name, text] as const),
  ...['readOnly', 'writeOnly'].map((name) => [name, flag] as const),
  ...['minContains', 'maxContains'].map((name) => [name, count] as const),
  ['$id', id],
  ['$anchor', anchor],
  ['deprecated', flagOrText],
  ['examples', list],
])

/** Keywords that hold schemas which demand nothing of this value: they have to be schemas all the same. */
const shelves: ReadonlyMap<string, (rule: unknown) => readonly unknown[]> = new Map([
  ...['$defs', 'definitions'].map((name) => [name, (rule: unknown) => schemasIn(rule, name)] as const),
  ['contentSchema', (rule) => [rule]],
])

const schemasIn = (rule: unknown, name: string): readonly unknown[] =>
  isObject(rule) ? Object.values(rule) : refuseRule(name, 'an object of schemas')

export const isAnnotation = (keyword: string): boolean => forms.has(keyword) || shelves.has(keyword)

/** Throws an `Error` in plain words where an annotation is none. */
export function checkAnnotation(keyword: string, rule: unknown, { check }: SchemaCompiling): void {
  const [isOne, needed] = forms.get(keyword) ?? anything
  if (!isOne(rule)) refuseRule(keyword, needed)
  for (const schema of shelves.get(keyword)?.(rule) ?? []) check(schema)
}
