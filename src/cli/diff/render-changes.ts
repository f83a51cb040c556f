import { printable } from '../../engine/printable.js'
import type { Colors } from '../io.js'
import { quantity } from '../report/quantity.js'
import type { Change } from './change.js'
import type { ConnectionChange, SubscriptionChange } from './compare-configs.js'
import type { DefinitionDiff } from './compare-two-definitions.js'

/** A longer value is cut: whoever needs all of it has the files. */
const mostCharacters = 200

/** More places of one part are counted. */
const mostPlaces = 20

/** What connections say otherwise, for people. */
export function renderConfigChanges(changes: readonly ConnectionChange[], colors: Colors): string {
  if (changes.length === 0) return 'no connection is configured otherwise'
  return changes.map((change) => renderConnection(change, colors)).join('\n')
}

function renderConnection(
  { connection, change, changes, subscriptions }: ConnectionChange,
  colors: Colors,
): string {
  const title = `connection ${printable(connection)}`
  if (change !== 'changed') return signed(change, title, colors)
  return [
    colors.bold(title),
    ...renderPlaces(changes, '  ', colors),
    ...subscriptions.flatMap((subscription) => renderSubscription(subscription, colors)),
  ].join('\n')
}

function renderSubscription(
  { change, action, name, before, after, changes }: SubscriptionChange,
  colors: Colors,
): readonly string[] {
  const places =
    before === undefined || after === undefined || before === after ? [after ?? before] : [before, after]
  const named = name === undefined ? action : `"${name}" of ${action}`
  const title = printable(`subscription ${places.join(' → ')} ${named}`)
  if (change === 'moved') return [`  ${title}: moved, and otherwise the same`]
  if (change !== 'changed') return [`  ${signed(change, title, colors)}`]
  return [`  ${title}`, ...renderPlaces(changes, '    ', colors)]
}

/** What a definition says otherwise, and what that does to saved configurations, for people. */
export function renderDefinitionDiff(
  { slug, versions, breaking, diagnostics, changes }: DefinitionDiff,
  colors: Colors,
): string {
  const verdict = breaking
    ? colors.red('saved configurations break')
    : colors.green('saved configurations keep working')
  const told = diagnostics.map(({ severity, message, hint, pointer = '' }) => {
    const paint = severity === 'error' ? colors.red : colors.yellow
    return `  ${paint(severity)} ${colors.dim(pointer)} ${printable(message)}${hint === undefined ? '' : `: ${printable(hint)}`}`
  })
  if (changes.length === 0) return `${slug} ${versions.after}: the definitions say the same`
  return [
    `${colors.bold(slug)} ${versions.before} → ${versions.after}: ${verdict}`,
    ...told,
    '',
    `${quantity(changes.length, 'place', 'places')} changed`,
    ...renderPlaces(changes, '  ', colors),
  ].join('\n')
}

function renderPlaces(changes: readonly Change[], indent: string, colors: Colors): readonly string[] {
  const more = changes.length - mostPlaces
  return [
    ...changes
      .slice(0, mostPlaces)
      .flatMap((change) => [
        `${indent}${printable(change.pointer)}`,
        ...('before' in change ? [`${indent}  ${colors.red(`- ${inWords(change.before)}`)}`] : []),
        ...('after' in change ? [`${indent}  ${colors.green(`+ ${inWords(change.after)}`)}`] : []),
      ]),
    ...(more > 0 ? [`${indent}… and ${quantity(more, 'more place', 'more places')}`] : []),
  ]
}

const signed = (change: 'added' | 'removed', title: string, { red, green }: Colors): string =>
  change === 'added' ? green(`+ ${title}`) : red(`- ${title}`)

function inWords(value: unknown): string {
  const text = printable(JSON.stringify(value))
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text
}
