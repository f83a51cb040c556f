import { isListIndex } from '../../json/own.js'
import type { ConnectionConfig } from '../config.js'
import type { FilterActionConfig } from '../filters/filter.js'
import { keysOfTarget } from '../filters/target.js'

/** What the triggers of a connection see of an event that comes in, after the steps before them. */
export interface Sight {
  /** They see the very event: no step of this connection ever changes one. */
  readonly isWhole: boolean
  /** Whether a value there that is not null stood there when the event came in; then an index may ask for it. */
  shows(path: Path): boolean
}

type Path = readonly string[]

/**
 * The one place that knows which connections give their triggers another event than the one that came in. To take a
 * field away is no harm to an index; to write one is, as hashing, a transform and the notes of a tracking plan do.
 */
export function sightOf({ source, filters = [], transform }: ConnectionConfig): Sight {
  if (transform !== undefined) return { isWhole: false, shows: () => false }
  const actions = filters.flatMap((filter) => (filter.enabled === false ? [] : filter.actions))
  const changing = actions.filter(({ type }) => type !== 'DROP' && type !== 'SAMPLE')
  if (source === undefined && changing.length === 0) return whole
  const isWrittenTo = (path: Path) =>
    (source !== undefined && startsWith(path, protocols)) || changing.some((action) => hashes(action, path))
  return { isWhole: false, shows: (path) => !isWrittenTo(path) }
}

const whole: Sight = { isWhole: true, shows: () => true }

/** Where it is noted what a tracking plan took away (requirements.md R86). */
const protocols = ['context', 'protocols']

/** Whether a filter can hash what stands there: in an object, or in the objects of a list. */
function hashes(action: FilterActionConfig, path: Path): boolean {
  if (action.type !== 'HASH_PROPERTIES') return false
  return Object.entries(action.fields).some(([target, fields]) => {
    const keys = keysOfTarget(target)
    const name = path[keys.length]
    return startsWith(path, keys) && name !== undefined && (fields.includes(name) || isListIndex(name))
  })
}

const startsWith = (path: Path, keys: Path): boolean => keys.every((key, at) => path[at] === key)
