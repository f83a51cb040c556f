import type { Action, Destination, Example, FieldSchema, ObjectSchema } from '../../actions/index.js'
import { codeBlock, generated, json, table } from './markdown.js'

/** The page of one destination: settings, actions, fields with their defaults, examples; `origin` says what writes it. */
export function destinationPage(definition: Destination, origin?: string): string {
  const { name, version, description, docs, slug, events = [], input, settings, actions } = definition
  return [
    generated(name, origin),
    ...(description === undefined ? [] : [`${description}\n`]),
    `Slug \`${slug}\`, version ${version}. Takes ${input === 'record' ? 'records' : `${events.join(', ')} events`}.${docs === undefined ? '' : ` [Documentation of the vendor](${docs}).`}\n`,
    '## Settings\n',
    Object.keys(settings.properties ?? {}).length === 0 ? 'None.\n' : fieldsTable(settings),
    ...Object.entries(actions).map(([key, action]) => actionSection(key, action)),
    ...presetsTable(definition),
    ...notesList(definition),
  ].join('\n')
}

function actionSection(key: string, action: Action): string {
  const trigger =
    action.trigger === undefined
      ? 'No default trigger: a subscription writes its own.'
      : `Default trigger: \`${action.trigger}\``
  return [
    `## ${action.title} (\`${key}\`)\n`,
    ...(action.deprecated === undefined ? [] : [`**Deprecated**: ${action.deprecated}\n`]),
    ...(action.description === undefined ? [] : [`${action.description}\n`]),
    `${trigger}\n`,
    ...(action.syncModes === undefined ? [] : [`Sync modes: ${action.syncModes.join(', ')}.\n`]),
    ...batchText(action),
    ...(action.settings === undefined ? [] : ['Settings of its own:\n', fieldsTable(action.settings)]),
    fieldsTable(action.fields, action.mapping ?? {}),
    ...rulesList(action),
    ...(action.examples.length === 0 ? [] : ['### Examples\n']),
    ...action.examples.map(exampleSection),
  ].join('\n')
}

function fieldsTable(schema: ObjectSchema, mapping?: { readonly [field: string]: unknown }): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    `\`${name}\`${schema.required?.includes(name) === true ? ' (required)' : ''}`,
    typeText(field),
    mapping === undefined ? valueText(field.default) : valueText(mapping[name]),
    [deprecationText(field), field.description ?? ''].filter((part) => part !== '').join(' '),
  ])
  return table(['name', 'type', mapping === undefined ? 'default' : 'default mapping', 'what it is'], rows)
}

function deprecationText({ deprecated = false }: FieldSchema): string {
  if (deprecated === false) return ''
  return typeof deprecated === 'string' ? `**Deprecated**: ${deprecated}.` : '**Deprecated**.'
}

function typeText(field: FieldSchema): string {
  const secret = field.format === 'password' ? ', secret' : ''
  const choices = Array.isArray(field.enum) ? `: ${field.enum.join(', ')}` : ''
  const inner = field.properties === undefined ? '' : ` {${Object.keys(field.properties).join(', ')}}`
  return `${[field.type ?? 'any'].flat().join(' or ')}${choices}${inner}${secret}`
}

function valueText(value: unknown): string {
  if (value === undefined) return ''
  const path = typeof value === 'object' && value !== null ? Reflect.get(value, '@path') : undefined
  return `\`${typeof path === 'string' ? path : JSON.stringify(value)}\``
}

/** What goes in and what comes out, side by side. */
function exampleSection({ title, requests, commands, outcome, outcomes, ...given }: Example): string {
  const isSilent = [requests, commands, outcome, outcomes].every((part) => part === undefined)
  const results: readonly (readonly [string, unknown])[] = [
    ['Requests:', isSilent ? [] : requests],
    ['Calls:', commands],
    ['Outcome:', outcome],
    ['Outcomes:', outcomes],
  ]
  return [
    `**${title}**\n`,
    codeBlock('json', json(given)),
    ...results.flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}\n`, codeBlock('json', json(value))],
    ),
  ].join('\n')
}

/** The checks of an action, by what they say. */
function rulesList({ checks = [] }: Action): readonly string[] {
  const rules = checks.map(
    ({ message, severity }) => `- ${message}${severity === 'warning' ? ' (A warning only.)' : ''}`,
  )
  return rules.length === 0 ? [] : ['What checks say of payloads that do not fit:\n', `${rules.join('\n')}\n`]
}

/** How events go together. */
function batchText({ batch, single }: Action): readonly string[] {
  if (batch === undefined) return []
  const { maxItems, maxBytes } = batch
  const limits = [
    ...(typeof maxItems === 'number' ? [`${maxItems} units`] : []),
    ...(maxBytes === undefined ? [] : [`${maxBytes} bytes`]),
  ]
  const most = limits.length === 0 ? '' : `, at most ${limits.join(' and ')} a request`
  return [
    `Events can go together${most}.${single === 'batch' ? ' A single one goes as a batch of one.' : ''}\n`,
  ]
}

function presetsTable({ presets = [], actions }: Destination): readonly string[] {
  if (presets.length === 0) return []
  const rows = presets.map(({ name, action, trigger = actions[action]?.trigger ?? '' }) => [
    name,
    `\`${action}\``,
    `\`${trigger}\``,
  ])
  return ['## Presets\n', table(['name', 'action', 'trigger'], rows)]
}

const notesList = ({ notes = [] }: Destination): readonly string[] =>
  notes.length === 0 ? [] : ['## Notes\n', `${notes.map((note) => `- ${note}`).join('\n')}\n`]
