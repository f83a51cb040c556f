import { authSchemes, bodyKinds, destinationSchema } from 'waybill/actions'
import { generated, table } from '../../src/cli/pages/markdown.js'

/** What of a JSON Schema the page shows. */
interface Shown {
  readonly type?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly description?: string
  readonly required?: readonly string[]
  readonly properties?: { readonly [key: string]: Shown }
  readonly items?: Shown
  readonly additionalProperties?: unknown
}

/** The page of the form of a definition: every key of every part, as the schema that definitions are held to says it. */
export function definitionPage(): string {
  const root: Shown = destinationSchema
  const action = shown(part(root, 'actions').additionalProperties)
  const request = part(action, 'request')
  const parts: readonly (readonly [string, string, Shown])[] = [
    ['Definition', 'What stands at the top.', root],
    [
      'Request defaults',
      'Below `request` of the definition: what all requests share.',
      part(root, 'request'),
    ],
    ['Action', 'Each entry of `actions`.', action],
    ['Request', '`request`, and each element of `requests`.', request],
    ['Signature', 'Below `sign` of a request.', part(request, 'sign')],
    ['Response rule', 'Each element of `responses`.', itemOf(part(action, 'responses'))],
    ['Batch', 'Below `batch` of an action.', part(action, 'batch')],
    ['Commands', 'Below `commands` of an action, and `init` of the definition.', part(action, 'commands')],
    ['Command', 'Each element of `calls`.', itemOf(part(part(action, 'commands'), 'calls'))],
    ['Check', 'Each element of `checks`.', itemOf(part(action, 'checks'))],
    ['Preset', 'Each element of `presets`.', itemOf(part(root, 'presets'))],
    ['Example', 'Each element of `examples`.', itemOf(part(action, 'examples'))],
  ]
  return [
    generated('Definitions'),
    'The form of a definition, key by key; what the parts mean together is in [the design](design/definitions.md). The',
    'same as a JSON Schema, for editors: `waybill/schemas/destination.schema.json`.\n',
    ...parts.flatMap(([title, where, schema]) => [`## ${title}\n`, `${where}\n`, keysTable(schema)]),
    '## Bodies\n',
    'A request has one of these at most.\n',
    table(
      ['key', 'what it is', 'content type'],
      bodyKinds.map(({ key, summary, contentType }) => [`\`${key}\``, summary, `\`${contentType}\``]),
    ),
    ...bodyKinds.flatMap(({ key, template }) => optionsOf(`\`${key}\``, template)),
    '## Auth schemes\n',
    '`auth` has a `type`, and the options of that type beside it.\n',
    ...authSchemes.flatMap(({ type, summary, options, optional = [] }) => [
      `### \`${type}\`\n`,
      `${summary}\n`,
      ...(Object.keys(options).length === 0
        ? []
        : [
            keysTable({
              properties: shown({ properties: options }).properties ?? {},
              required: Object.keys(options).filter((option) => !optional.includes(option)),
            }),
          ]),
    ]),
  ].join('\n')
}

const shown = (schema: unknown): Shown => (typeof schema === 'object' && schema !== null ? schema : {})

const part = ({ properties = {} }: Shown, key: string): Shown => properties[key] ?? {}

const itemOf = ({ items = {} }: Shown): Shown => items

function optionsOf(name: string, schema: unknown): readonly string[] {
  const { properties } = shown(schema)
  return properties === undefined ? [] : [`### ${name}\n`, keysTable(shown(schema))]
}

function keysTable({ properties = {}, required = [] }: Shown): string {
  return table(
    ['key', 'required', 'what it takes', 'description'],
    Object.entries(properties).map(([key, schema]) => [
      `\`${key}\``,
      required.includes(key) ? 'yes' : '',
      inWords(schema),
      schema.description ?? '',
    ]),
  )
}

/** What a key takes; what says nothing takes a mapping, or is told by its description. */
function inWords(schema: Shown): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ')
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``
  const { type } = schema
  if (type === 'array')
    return schema.items?.enum === undefined ? 'a list' : `a list of ${inWords(schema.items)}`
  const words: { readonly [type: string]: string } = {
    object: 'an object',
    string: 'text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
  }
  return typeof type === 'string' ? (words[type] ?? type) : 'a mapping'
}
