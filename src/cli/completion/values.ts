import { extname } from 'node:path'
import { Argument, type Option } from 'commander'
import { definitions } from 'waybill/definitions'
import { eventTypes } from '../../events/event.js'
import { isObject } from '../../json/value.js'
import { readSourceFile } from '../config/source-file.js'
import type { Candidate } from './candidate.js'
import type { Line } from './complete-line.js'

/** The words that an argument, or the value of an option, could be; none where the shell knows them, as of files. */
export function valuesOf(asked: Argument | Option, line: Line): readonly Candidate[] {
  if (asked.argChoices !== undefined) return asked.argChoices.map((word) => ({ word, description: '' }))
  const placeholder = asked instanceof Argument ? asked.name() : /<([\w-]+)/.exec(asked.flags)?.[1]
  const known = byName.get(asked instanceof Argument ? '' : asked.name()) ?? byName.get(`<${placeholder}>`)
  return known?.(line) ?? []
}

const slugs: readonly Candidate[] = definitions.map(({ slug, name }) => ({ word: slug, description: name }))

/** By the name of an option, or by what the help calls a value. */
const byName: ReadonlyMap<string, (line: Line) => readonly Candidate[]> = new Map([
  ['<slug>', () => slugs],
  ['<definition>', () => slugs],
  ['<action>', ({ positionals: [definition = ''] }: Line) => actionsOf(definition)],
  ['type', () => eventTypes.map((word) => ({ word, description: 'events of this type' }))],
  ['connection', ({ given }: Line) => connectionsOf(given.get('config'))],
  ['replay', ({ given }: Line) => connectionsOf(given.get('config'))],
])

/** The actions of a definition; a module is not run for that. */
function actionsOf(name: string): readonly Candidate[] {
  const shipped = definitions.find(({ slug }) => slug === name)
  const definition = shipped ?? valueOfFile(name)
  const actions: unknown = isObject(definition) ? definition.actions : undefined
  return Object.entries(isObject(actions) ? actions : {}).map(([word, action]) => ({
    word,
    description: isObject(action) ? textOf(action.title) : '',
  }))
}

/** The ids of the connections in a file. */
function connectionsOf(path: string | undefined): readonly Candidate[] {
  const config = path === undefined ? undefined : valueOfFile(path)
  const connections: unknown = isObject(config) ? config.connections : undefined
  return (Array.isArray(connections) ? connections : []).flatMap((connection: unknown) =>
    isObject(connection) && typeof connection.id === 'string'
      ? [{ word: connection.id, description: textOf(connection.destination) }]
      : [],
  )
}

const valueOfFile = (path: string): unknown =>
  ['.yaml', '.yml', '.json'].includes(extname(path)) ? readSourceFile(path).value : undefined

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
