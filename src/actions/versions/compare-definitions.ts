import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { equalJson } from '../../json/equal.js'
import { pointerTo } from '../../json/pointer.js'
import type { Destination } from '../definition.js'
import { breaking, type Change } from './change.js'
import { compareActions } from './compare-actions.js'
import { compareSchemas, defaultOf } from './compare-schemas.js'
import { goneItems } from './gone-items.js'
import { announcesBreaks, compareVersions, nextVersion } from './version.js'

/**
 * What a newer definition would do to configurations that were saved for an older one, and whether its version says so
 * (definitions.md, Versions): a break is an error until the version announces it, then a warning. Both are definitions
 * in which `checkDefinition` finds no errors; pointers go into the newer one.
 */
export function compareDefinitions(older: Destination, newer: Destination): readonly Diagnostic[] {
  const changes = [
    ...compareHeads(older, newer),
    ...compareSettings(older, newer),
    ...allActions(older, newer),
  ]
  const isAnnounced = announcesBreaks(older.version, newer.version)
  return [
    ...checkVersion(older, newer, changes),
    ...changes.map(
      ({ kind, ...told }) =>
        ({
          code: kind === 'default' ? 'definition/changed-default' : 'definition/breaking-change',
          severity: kind === 'breaking' && !isAnnounced ? 'error' : 'warning',
          ...told,
        }) satisfies Diagnostic,
    ),
  ]
}

function checkVersion(
  older: Destination,
  newer: Destination,
  changes: readonly Change[],
): readonly Diagnostic[] {
  if (equalJson(older, newer)) return []
  const [from, to] = [older.version, newer.version]
  const breaks = changes.some(({ kind }) => kind === 'breaking')
  const problem = (severity: Diagnostic['severity'], message: string): Diagnostic => ({
    code: 'definition/version',
    severity,
    message,
    hint: `raise it to ${nextVersion(from, breaks)}`,
    pointer: '/version',
  })
  const order = compareVersions(from, to)
  if (order > 0) return [problem('error', `the version goes down from ${from} to ${to}`)]
  if (breaks && !announcesBreaks(from, to))
    return [problem('error', `saved configurations break, and going from ${from} to ${to} does not say so`)]
  return order === 0 ? [problem('warning', `the definition changed, and the version is still ${from}`)] : []
}

/** What a destination says of itself, outside of its settings and actions. */
function compareHeads(older: Destination, newer: Destination): readonly Change[] {
  const namesOf = ({ integrationNames, name }: Destination) => integrationNames ?? [name]
  const gone = (before: readonly unknown[], after: readonly unknown[]) => goneItems(before, after).join(', ')
  const events = gone(older.events ?? [], newer.events ?? [])
  const names = gone(namesOf(older), namesOf(newer))
  const hosts =
    newer.request?.hosts === undefined ? '' : gone(older.request?.hosts ?? [], newer.request.hosts)
  return [
    ...(older.slug === newer.slug
      ? []
      : [breaking('/slug', `connections name the destination by its slug, which was "${older.slug}"`)]),
    ...(events === '' ? [] : [breaking('/events', `it takes no ${events} events any more`)]),
    ...(names === ''
      ? []
      : [breaking('/integrationNames', `the "integrations" of an event can not say ${names} any more`)]),
    ...(hosts === '' ? [] : [breaking('/request/hosts', `settings can not lead to ${hosts} any more`)]),
  ]
}

function compareSettings(older: Destination, newer: Destination): readonly Change[] {
  const hasDefault = (_: string, field: unknown) => defaultOf(field) !== undefined
  return compareSchemas(older.settings, newer.settings, {
    pointer: '/settings',
    noun: 'setting',
    keys: [],
    isGiven: hasDefault,
    isGivenInside: hasDefault,
  })
}

function allActions(older: Destination, newer: Destination): readonly Change[] {
  return Object.entries(older.actions).flatMap(([name, action]) => {
    const pointer = pointerTo('/actions', name)
    const now = Object.hasOwn(newer.actions, name) ? newer.actions[name] : undefined
    return now === undefined
      ? [breaking(pointer, `the action "${name}" is gone: subscriptions that name it are refused`)]
      : compareActions(action, now, pointer)
  })
}
