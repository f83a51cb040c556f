import { generated, table } from '../../src/cli/pages/markdown.js'
import { knownDefectGroups } from '../../test/differential/defects/index.js'
import type { KnownDefect } from '../../test/differential/known-defect.js'
import { byUs } from '../../test/differential/ours.js'
import { agree, isRefused, type Outcome } from '../../test/differential/outcome.js'
import { byPeer, peer } from '../../test/differential/peer.js'
import { exactText } from '../../test/mappings/canonical-text.js'

/**
 * What Segment's own mapping kit and Waybill do otherwise with the directives of its names. Both run here: throws where
 * an example shows no difference any more.
 */
export function mappingsComparedPage(): string {
  return [
    generated("Mappings, compared with the public package's mapping kit"),
    `Where \`transform\` of \`${peer}\` and \`waybill/mappings\` differ in the directives that both have: one example each,`,
    'and the rule that decides. Both were run to write this page.\n',
    'The list is complete as far as chance can tell: a test runs 10,000 random mappings and events through both, and',
    'fails where a difference is not explained by an entry of this page, or where an entry explains none.',
    '`npm run differential -- --seed 2 --count 50000` runs others.\n',
    'Numbers such as R44 are those of [requirements](design/requirements.md), which list what the public documents say;',
    'mappings.md is [the design of the language](design/mappings.md). "Refused" happens before any event comes, "throws"',
    'when the event is there: the package then sends nothing at all for it. `undefined` in a list is a hole.\n',
    ...knownDefectGroups.map(({ title, defects }) => {
      const head = ['what the package does', 'mapping', 'event', 'the package', 'Waybill', 'rule']
      return `## ${title}\n\n${table(head, defects.map(row))}`
    }),
  ].join('\n')
}

function row({ name, why, example: { mapping, event } }: KnownDefect): readonly string[] {
  const [theirs, ours] = [byPeer(mapping, event), byUs(mapping, event)]
  if (agree(theirs, ours)) throw new Error(`no difference any more: ${name}`)
  return [name, code(exactText(mapping)), code(exactText(event)), inWords(theirs), inWords(ours), why]
}

/** Of what a side refuses only that it does: the words are its own. */
function inWords(outcome: Outcome): string {
  if (!isRefused(outcome)) return code(exactText(outcome.value))
  return outcome.isEarly ? 'refused' : 'throws'
}

/** Text with backquotes of its own would end a code span of one. */
const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)
