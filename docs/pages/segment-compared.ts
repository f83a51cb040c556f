import { generated, table } from '../../src/cli/pages/markdown.js'
import * as segment from '../../src/segment/index.js'
import type { KnownDifference } from '../../test/segment/differential/known/known-difference.js'
import { knownDifferenceGroups } from '../../test/segment/differential/known-differences.js'
import { theirKit } from '../../test/segment/differential/measure.js'
import { told } from '../../test/segment/differential/told.js'
import { startEchoServer } from '../../test/segment/echo-server.js'

/** What Segment's own kit and `waybill/segment` do otherwise. Both run here: throws where an example shows no difference any more. */
export async function segmentComparedPage(): Promise<string> {
  const server = await startEchoServer()
  const rows = async (differences: readonly KnownDifference[]) => {
    const written: string[][] = []
    for (const { name, reason, example } of differences) {
      const [theirs, ours] = [
        told(await example(theirKit, server.url)),
        told(await example(segment, server.url)),
      ]
      if (theirs === ours) throw new Error(`no difference any more: ${name}`)
      written.push([name, code(theirs), code(ours), reason])
    }
    return table(['what is done', 'the package', 'Waybill', 'why'], written)
  }
  const groups: string[] = []
  for (const { title, differences } of knownDifferenceGroups)
    groups.push(`## ${title}\n\n${await rows(differences)}`)
  await server.close()
  return [
    generated('Definitions, compared with the public package'),
    'Where definitions of Segment do otherwise on `waybill/segment` than on `@segment/actions-core`. Both were run to write',
    'this page.\n',
    'The list is complete as far as chance can tell: a test gives 29 definitions, which between them have every feature,',
    'thousands of random events on both, compares payloads, requests, results, errors and messages, and fails where a',
    'difference is not explained by an entry of this page. `npm run differential:segment -- --seed 2` gives others.\n',
    ...groups,
  ].join('\n')
}

/** Text with backquotes of its own would end a code span of one. */
const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)
