import { isSwap } from '../../diagnostics/suggest.js'
import { rootFields } from '../../events/root-fields.js'

/** What people write for a name of the event specification, and what is no slip of a letter. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['property', 'properties'],
  ['props', 'properties'],
  ['trait', 'traits'],
  ['ctx', 'context'],
  ['user_id', 'userId'],
  ['anonymous_id', 'anonymousId'],
  ['message_id', 'messageId'],
  ['group_id', 'groupId'],
  ['event_type', 'type'],
  ['event_name', 'event'],
])

/**
 * The field of an event that a name at its root was meant to be: the same in another case, a letter left out, put in
 * or swapped with the next. Nearer words are not looked for: senders have fields of their own, such as `content`.
 */
export function meantField(name: string): string | undefined {
  return otherNames.get(name) ?? [...rootFields.keys()].find((field) => isSlip(name, field))
}

function isSlip(name: string, field: string): boolean {
  if (name.toLowerCase() === field.toLowerCase()) return true
  if (name.length === field.length) return isSwap(name, field)
  // `events` and `eventId` go on where a name ends; that is no slip.
  if (name.startsWith(field) || Math.min(name.length, field.length) < 4) return false
  const [short, long] = name.length < field.length ? [name, field] : [field, name]
  return long.length - short.length === 1 && isWithoutOne(short, long)
}

function isWithoutOne(short: string, long: string): boolean {
  const at = [...long].findIndex((letter, index) => letter !== short[index])
  return long.slice(0, at) + long.slice(at + 1) === short
}
