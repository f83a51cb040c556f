import { compileTrigger, TriggerSyntaxError } from 'waybill/triggers'
import { generated, table } from '../../src/cli/pages/markdown.js'
import { type ComparedCase, type ComparedGroup, comparedGroups } from './fql-compared-cases.js'
import { peer, peerAnswer, refusedByParser } from './fql-peer.js'

export interface Answers {
  readonly peer: string
  readonly waybill: string
}

/** A longer query is shown by its beginning and its size. */
const longestShown = 200

/**
 * Queries that Segment's own trigger package and Waybill answer differently. Both run here: throws where a case shows
 * no difference any more.
 */
export function fqlComparedPage(): string {
  return [
    generated('Triggers, compared with the public package'),
    `Queries that \`${peer}\` and \`waybill/triggers\` answer differently,`,
    'and the rule that decides. Both were run to write this page. By its types the package serves the conditions that',
    'the public user interface can edit, and its README documents no syntax: the measure is what Segment documents in',
    'public of the language and of triggers.\n',
    '- **defect**: the package takes the query and does otherwise than the public documents say.',
    '- **not offered**: the public documents have it and the package refuses it, or they say themselves that triggers',
    '  there can not do it.',
    "- **beyond**: the public documents have no such rule; it is one of Waybill's own.\n",
    'Numbers such as R34 are those of [requirements](design/requirements.md), which list what the public documents say;',
    'triggers.md is [the design of the language](design/triggers.md). "Refused" happens before any event, and such a query',
    'matches none; "throws" happens when the event comes. Where a broken query is false for the package, its author is',
    'told nothing.\n',
    ...comparedGroups.map(section),
  ].join('\n')
}

function section({ title, cases }: ComparedGroup): string {
  const rows = cases.map((compared) => {
    const answers = answersTo(compared)
    if (!differ(answers)) throw new Error(`no difference any more: ${compared.query}`)
    const { query, event, kind, rule } = compared
    return [code(shortened(query)), code(JSON.stringify(event)), answers.peer, answers.waybill, kind, rule]
  })
  return `## ${title}\n\n${table(['query', 'event', 'the package', 'Waybill', 'kind', 'rule'], rows)}`
}

/** What each side does with a case. */
export function answersTo({ query, event }: ComparedCase): Answers {
  return { peer: peerAnswer(query, event), waybill: waybillAnswer(query, event) }
}

/** A query that the peer refuses matches nothing there: that differs only from one that matches. */
export function differ({ peer, waybill }: Answers): boolean {
  return peer === refusedByParser ? waybill === 'true' : peer !== waybill
}

function waybillAnswer(query: string, event: unknown): string {
  try {
    return String(compileTrigger(query)(event))
  } catch (thrown) {
    if (!(thrown instanceof TriggerSyntaxError)) throw thrown
    const errors = thrown.diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
    const codes = new Set(errors.map((diagnostic) => diagnostic.code))
    return `refused: ${[...codes].map(code).join(', ')}`
  }
}

const shortened = (query: string): string =>
  query.length <= longestShown
    ? query
    : `${query.slice(0, 60)}… (${new TextEncoder().encode(query).length} bytes)`

const code = (text: string): string => `\`${text}\``
