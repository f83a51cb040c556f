import type { Action, Destination, Example, FieldSchema, ObjectSchema } from 'waybill/actions'
import { codeBlock, generated, json, table } from './markdown.js'

/** The page of one destination: settings, actions, fields with their defaults, examples. */
export function destinationPage(definition: Destination): string {
  const { name, description, docs, slug, events = [], input, settings, actions } = definition
  return [
    generated(name),
    `${description}\n`,
    `Slug \`${slug}\`. Takes ${input === 'record' ? 'records' : `${events.join(', ')} events`}.${docs === undefined ? '' : ` [Documentation of the vendor](${docs}).`}\n`,
    '## Settings\n',
    Object.keys(settings.properties ?? {}).length === 0 ? 'None.\n' : fieldsTable(settings),
    ...Object.entries(actions).map(([key, action]) => actionSection(key, action)),
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
    `${action.description ?? ''}\n`,
    `${trigger}\n`,
    ...(action.settings === undefined ? [] : ['Settings of its own:\n', fieldsTable(action.settings)]),
    fieldsTable(action.fields, action.mapping ?? {}),
    '### Examples\n',
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

function exampleSection({ title, settings, mapping, event, requests, outcome }: Example): string {
  const given = {
    ...(settings === undefined ? {} : { settings }),
    ...(mapping === undefined ? {} : { mapping }),
    event,
  }
  const result =
    outcome === undefined
      ? codeBlock('json', json(requests ?? []))
      : `Nothing is sent: \`${outcome.code}\`${outcome.fields === undefined ? '' : ` (${outcome.fields.join(', ')})`}.\n`
  return `**${title}**\n\n${codeBlock('json', json(given))}\n→\n\n${result}`
}
