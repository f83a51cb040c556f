import { equalJson } from '../../json/equal.js'
import { pointerTo } from '../../json/pointer.js'
import type { JsonObject } from '../../json/value.js'
import { fieldOfKey, isDirective } from '../../mappings/index.js'
import type { Action } from '../definition.js'
import { breaking, type Change } from './change.js'
import { compareSchemas } from './compare-schemas.js'
import { withNewNames } from './renamed.js'

/** What a newer action does to the subscriptions that were saved for an older one. */
export function compareActions(before: Action, newer: Action, pointer: string): readonly Change[] {
  const older = withNewNames(before, newer)
  return [
    ...compareTriggers(older.trigger, newer.trigger, `${pointer}/trigger`),
    ...compareSchemas(older.fields, newer.fields, {
      pointer: `${pointer}/fields`,
      noun: 'field',
      keys: [],
      isGiven: (name) => isMapped(name, newer),
      // Below the first level nothing fills a payload.
      isGivenInside: () => false,
    }),
    ...compareMappings(older, newer, `${pointer}/mapping`),
    ...compareKeys(older, newer, pointer),
    ...compareChecks(older, newer, pointer),
  ]
}

function compareTriggers(
  older: string | undefined,
  newer: string | undefined,
  pointer: string,
): readonly Change[] {
  if (older === newer) return []
  if (newer === undefined)
    return [breaking(pointer, `the default trigger is gone: subscriptions without their own never run`)]
  const message =
    older === undefined
      ? 'there is a default trigger now: subscriptions without their own begin to run'
      : `the default trigger was ${older}: subscriptions without their own run for other events`
  return [{ kind: 'default', pointer, message }]
}

/** Whether a default mapping gives a field; one that is a directive as a whole may give any. */
function isMapped(name: string, { mapping = {}, expandKeys = false }: Action): boolean {
  return isDirective(mapping) || Object.keys(mapping).some((key) => fieldOf(key, expandKeys) === name)
}

const fieldOf = (key: string, expandKeys: boolean): string => (expandKeys ? fieldOfKey(key) : key)

function compareMappings(older: Action, newer: Action, pointer: string): readonly Change[] {
  const before: JsonObject = older.mapping ?? {}
  const after: JsonObject = newer.mapping ?? {}
  if (equalJson(before, after)) return []
  if (isDirective(before) || isDirective(after))
    return [{ kind: 'default', pointer, message: 'the default mapping gives other payloads' }]
  const declared = Object.keys(newer.fields.properties ?? {})
  const required = newer.fields.required ?? []
  return Object.keys(before).flatMap((key): readonly Change[] => {
    const place = pointerTo(pointer, key)
    const field = fieldOf(key, newer.expandKeys ?? false)
    // What is gone as a field, the fields have said.
    if (!declared.includes(field) || equalJson(before[key], after[key])) return []
    if (Object.hasOwn(after, key))
      return [{ kind: 'default', pointer: place, message: `the default of "${key}" gives another value` }]
    const message = `the default mapping does not give "${key}" any more`
    return required.includes(field) && !isMapped(field, newer)
      ? [breaking(place, `${message}, and it is required`)]
      : [{ kind: 'default', pointer: place, message }]
  })
}

function compareKeys(older: Action, newer: Action, pointer: string): readonly Change[] {
  if ((older.expandKeys ?? false) === (newer.expandKeys ?? false)) return []
  return [
    breaking(`${pointer}/expandKeys`, 'keys of saved mappings with a dot or a bracket mean another place'),
  ]
}

/** A new check that only warns refuses nothing. */
function compareChecks(older: Action, newer: Action, pointer: string): readonly Change[] {
  const known = new Set((older.checks ?? []).map(({ require }) => require))
  return (newer.checks ?? []).flatMap(({ require, severity }, index): readonly Change[] => {
    if (severity === 'warning' || known.has(require)) return []
    const message = `a new check refuses payloads that went through: ${require}`
    return [{ kind: 'unclear', pointer: `${pointer}/checks/${index}`, message }]
  })
}
