import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { pointerKeys } from '../../json/pointer.js'
import type { JsonObject } from '../../json/value.js'
import type { Problem } from '../config/problem.js'
import type { Imported, ImportedConnection } from './import-connection.js'
import { passes } from './import-filter.js'
import type { ImportNote } from './note.js'

export interface Mended {
  readonly connections: readonly ImportedConnection[]
  /** What is left of the errors. */
  readonly problems: readonly Problem[]
}

/**
 * The connections without what is refused, and with variables for settings that are needed, until `check` finds no error any
 * more.
 */
export function mendConnections(
  connections: readonly ImportedConnection[],
  check: (connections: readonly ImportedConnection[]) => readonly Problem[],
): Mended {
  const problems = check(connections)
  // One after the other: what goes away changes the places of the rest.
  for (const { diagnostic } of problems) {
    const rest = mendAt(connections, diagnostic)
    if (rest !== undefined) return mendConnections(rest, check)
  }
  return { connections, problems }
}

/**
 * The connections without what an error stands at: a field of a mapping, a filter, a setting, else the whole subscription;
 * undefined where that is nothing that can be mended so.
 */
function mendAt(
  connections: readonly ImportedConnection[],
  { pointer = '', message }: Diagnostic,
): readonly ImportedConnection[] | undefined {
  const [, place, list, index, part, field] = pointerKeys(pointer)
  const connection = connections[Number(place)]
  if (connection === undefined) return undefined
  const mended =
    list === 'subscriptions'
      ? dropSubscription(connection, { index, part, field, message })
      : list === 'filters'
        ? dropFilter(connection, index, message)
        : list === 'settings'
          ? mendSettings(connection, index, message)
          : undefined
  return mended === undefined ? undefined : connections.with(Number(place), mended)
}

interface Refused {
  readonly index: string | undefined
  readonly part: string | undefined
  readonly field: string | undefined
  readonly message: string
}

function dropSubscription(
  connection: ImportedConnection,
  { index, part, field, message }: Refused,
): ImportedConnection | undefined {
  const { subscriptions } = connection
  const at = placeOf(subscriptions, index)
  const imported = subscriptions[at]
  const config = imported?.part
  if (imported === undefined || config === undefined) return undefined
  const { mapping = {} } = config
  if (part === 'mapping' && field !== undefined && Object.hasOwn(mapping, field))
    return {
      ...connection,
      subscriptions: subscriptions.with(at, {
        ...imported,
        part: { ...config, mapping: without(mapping, field) },
      }),
      notes: [
        ...connection.notes,
        leftOut(imported.subject, `what is mapped to "${field}" is refused: ${message}`),
      ],
    }
  return {
    ...connection,
    subscriptions: subscriptions.with(at, { ...imported, part: undefined }),
    notes: [...connection.notes, leftOut(imported.subject, `it is refused: ${message}`)],
  }
}

function dropFilter(
  connection: ImportedConnection,
  index: string | undefined,
  message: string,
): ImportedConnection | undefined {
  const at = placeOf(connection.filters, index)
  const imported = connection.filters[at]
  if (imported === undefined) return undefined
  return {
    ...connection,
    filters: connection.filters.with(at, { ...imported, part: undefined }),
    notes: [...connection.notes, leftOut(imported.subject, `it is refused: ${message}: ${passes}`)],
  }
}

/** A setting that is refused goes; where one is missing, or nothing says which, variables take the places of all that could be. */
function mendSettings(
  connection: ImportedConnection,
  name: string | undefined,
  message: string,
): ImportedConnection | undefined {
  const { settings, variables, notes } = connection
  if (name !== undefined && Object.hasOwn(settings, name))
    return {
      ...connection,
      settings: without(settings, name),
      notes: [...notes, leftOut('settings', `"${name}" is refused: ${message}`)],
    }
  const wanted = name === undefined ? Object.keys(variables) : [name]
  const added = wanted.flatMap((key) => {
    const text = Object.hasOwn(settings, key) ? undefined : variables[key]
    return text === undefined ? [] : [{ key, text }]
  })
  if (added.length === 0) return undefined
  return {
    ...connection,
    settings: { ...settings, ...Object.fromEntries(added.map(({ key, text }) => [key, text])) },
    notes: [
      ...notes,
      ...added.map(
        ({ key, text }): ImportNote => ({
          kind: 'to-do',
          subject: 'settings',
          message: `set the environment variable ${text.slice(2, -1)}, or take "${key}" out: ${message}`,
        }),
      ),
    ],
  }
}

/** Pointers count what is in the file; where they name no element, as past a limit, it is the last one. */
function placeOf(list: readonly Imported<unknown>[], index: string | undefined): number {
  const kept = [...list.keys()].filter((at) => list[at]?.part !== undefined)
  return (index === undefined ? kept.at(-1) : kept[Number(index)]) ?? -1
}

const without = (object: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))

const leftOut = (subject: string, message: string): ImportNote => ({ kind: 'left-out', subject, message })
