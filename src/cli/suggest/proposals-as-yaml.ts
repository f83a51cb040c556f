import { Document, Pair, Scalar, YAMLMap } from 'yaml'
import { printable } from '../../engine/printable.js'
import type { MappingCandidate } from '../../mappings/index.js'
import { quantity } from '../report/quantity.js'
import type { FieldProposal, Proposals } from './propose-mappings.js'

export interface ProposalsTitle {
  readonly action: string
  readonly destination: string
  /** Whether fields are proposed for that the default mapping fills. */
  readonly all: boolean
}

/** Proposals as the `mapping` of a subscription, in YAML, with the reason for each above it. */
export function proposalsAsYaml({ fields, events }: Proposals, title: ProposalsTitle): string {
  const filled = title.all ? [] : fields.filter(({ hasDefault }) => hasDefault)
  const open = fields.filter((field) => !filled.includes(field))
  const missing = open.filter(({ required, candidates }) => required && candidates.length === 0)
  const from = events === 0 ? 'columns' : quantity(events, 'event', 'events')
  const head = [
    `Proposed for ${title.action} of ${title.destination}, from the names in ${from}: look it over before you use it.`,
    ...(filled.length === 0 ? [] : [`The default mapping already fills ${namesOf(filled)}.`]),
    ...(missing.length === 0 ? [] : [`Nothing was found for ${namesOf(missing)}, which has to be mapped.`]),
  ]
  const document = new Document({ mapping: {} })
  const mapping = new YAMLMap()
  for (const { field, candidates } of open) {
    const [best, ...others] = candidates
    if (best === undefined) continue
    const key = new Scalar(field)
    key.commentBefore = comment(`${best.score}: ${best.reasons.join('; ')}${alternativesOf(others)}`)
    mapping.items.push(new Pair(key, document.createNode(best.mapping, { flow: true })))
  }
  if (mapping.items.length > 0) document.set('mapping', mapping)
  document.commentBefore = head.map(comment).join('\n')
  return document.toString({ lineWidth: 0 })
}

const namesOf = (fields: readonly FieldProposal[]): string => fields.map(({ field }) => field).join(', ')

const alternativesOf = (candidates: readonly MappingCandidate[]): string =>
  candidates.map(({ mapping, score }) => `, or ${JSON.stringify(mapping)} (${score})`).join('')

/** A comment is one line, whatever the names in an event are. */
const comment = (text: string): string => ` ${printable(text)}`
