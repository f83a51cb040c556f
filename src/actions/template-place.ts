import { didYouMean } from '../diagnostics/suggest.js'
import { type Expression, objectOf, read, type Variable } from '../expressions/expression.js'
import { isObject } from '../json/value.js'
import type { SurroundingsNames } from '../mappings/index.js'
import type { FieldSchema, ObjectSchema } from './schema-definition.js'
import type { TemplateFrame, TemplateRead } from './template-frame.js'

/** The names that can be read at a place, each with the names below it, or undefined where any may be there. */
export type Visible = ReadonlyMap<string, readonly string[] | undefined>

/** What changes from place to place. */
export interface TemplatePlace {
  readonly visible: Visible
  readonly lets: readonly (readonly [string, Expression])[]
  /** What `$.request` is, where a request is signed. */
  readonly request: Expression | undefined
  /** What `@` and `@index` are, where there are such. */
  readonly elements: ReadonlyMap<string, Expression>
  readonly indices: readonly Variable[]
}

/** The tokens that a configuration may carry. */
const authNames = ['accessToken', 'refreshToken', 'expiresAt']

/** What templates see of one run. */
const runNames = ['event', 'syncMode', 'audience', 'integrationOptions']

/** The parts of an answer. */
export const answerNames = ['status', 'headers', 'body']

/** The place of what stands in the definition itself. */
export const outermostPlace = (settings: ObjectSchema): TemplatePlace => ({
  visible: new Map([
    ['payload', undefined],
    ['settings', declaredNames(settings)],
    ['auth', authNames],
    ['run', runNames],
  ]),
  lets: [],
  request: undefined,
  elements: new Map(),
  indices: [],
})

/** The object that `$` stands for. */
export function rootAt({ visible, lets, request }: TemplatePlace, { roots }: TemplateFrame): Expression {
  const response = visible.has('response') ? roots.get('response') : undefined
  return objectOf([
    ...roots,
    ['let', objectOf(lets)],
    ...(request === undefined ? [] : [['request', request] as const]),
    ...(response === undefined ? [] : answerNames.map((name) => [name, read(response, name)] as const)),
  ])
}

/** What is wrong with reading a root, or a field below it, at a place; undefined where it can be read. */
export function readProblem(
  { visible, lets }: TemplatePlace,
  root: string | undefined,
  field: string | undefined,
): { readonly message: string; readonly hint?: string } | undefined {
  if (root === undefined) {
    const message = 'the whole scope is read, with all settings and their secrets in it'
    return { message, hint: 'say which part: $.payload' }
  }
  if (root !== 'let' && !visible.has(root)) {
    const known = [...visible.keys(), 'let']
    const message = `there is no $.${root} here; there is ${known.map((name) => `$.${name}`).join(', ')}`
    return { message, ...didYouMean(root, known) }
  }
  const below = root === 'let' ? lets.map(([name]) => name) : visible.get(root)
  if (field === undefined || below === undefined || below.includes(field)) return undefined
  return { message: `$.${root}.${field} is read, but not declared`, ...didYouMean(field, below) }
}

/** What of a template can not be known before any event, in words; undefined where all of it can. */
export function unknownBeforeEvents(
  reads: readonly TemplateRead[],
  knownRoots: readonly string[],
  surroundings: SurroundingsNames,
): string | undefined {
  const other = reads.find(({ root }) => !knownRoots.includes(root))?.root
  const [surrounding] = surroundings
  return other === undefined ? surroundingsInWords.get(surrounding) : `$.${other}`
}

/** What surrounds a run, in words. */
const surroundingsInWords: ReadonlyMap<string | undefined, string> = new Map([
  ['now', 'the clock'],
  ['seed', 'what is random'],
])

/** The names that a schema declares, or undefined where it takes any. */
export function declaredNames(schema: FieldSchema): readonly string[] | undefined {
  const { additionalProperties, properties } = schema
  return additionalProperties === true || isObject(additionalProperties)
    ? undefined
    : Object.keys(properties ?? {})
}
