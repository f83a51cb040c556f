import { action, at, destination, field } from '../parts.js'
import { deliver, echo, send } from './deliver.js'
import type { KnownDifference } from './known-difference.js'

/** Without the tags that say which action or field something was counted for. */
const untagged = (text: string): string =>
  text
    .replaceAll(/(,\\*"(partnerAction|fieldKey):\w+\\*")+/g, '')
    .split('\n')
    .sort()
    .join('\n')

/** Without the mapping that a function is shown. */
const unmapped = (text: string): string => text.replaceAll(/"rawMapping":.*?,"settings":/g, '')

/** What belongs to the host and is written into there, or shared between definitions. */
export const callerDifferences: readonly KnownDifference[] = [
  {
    name: 'tags of statistics after two events',
    reason:
      "There the action is added to the host's own list of tags with every event, which grows for ever.",
    explains: ({ theirs, ours }) => untagged(theirs) === untagged(ours),
    example: async (kit) => {
      const statsContext = { statsClient: { incr: () => {} }, tags: ['host'] } as never as { tags: string[] }
      for (const type of ['track', 'track'])
        await deliver(kit, { type }, { subscribe: 'type = "track"' }, send(), {
          statsContext: statsContext as never,
        })
      return statsContext.tags
    },
  },
  {
    name: 'a mapping with a directive at its root, after an event',
    reason:
      'There the rest of the mapping is written into the directive, where definitions find it as `rawMapping`.',
    explains: ({ theirs, ours }) => theirs.includes('"objects"') && unmapped(theirs) === unmapped(ours),
    example: async (kit) => {
      const mapping = {
        a: 1,
        __segment_internal_directive: { '@merge': { direction: 'left', objects: [{ b: 2 }] } },
      }
      await deliver(kit, { type: 'track' }, { subscribe: 'type = "track"', mapping })
      return mapping
    },
  },
  {
    name: 'a second definition with the name of a first, and an action with the title of a first',
    reason:
      'There schemas are kept by name and title for the whole process, so that the second is held to the first.',
    example: async (kit) => {
      const of = (key: string) =>
        kit.createTestIntegration(
          destination('Twice', { send: action('Send', { [key]: field('string', key) }, { perform: echo }) }),
        )
      await of('first').testAction('send', { mapping: { first: 'a' } })
      const second = of('second')
      await second.testAction('send', { mapping: { second: 'b' } })
      return second.results.at(-1)?.data
    },
  },
  {
    name: 'a definition whose name holds a space',
    reason:
      'There name and title are the address of a schema, which current versions of a dependency refuse.',
    example: async (kit) => {
      const fields = { id: field('string', 'Id', { default: at('$.userId') }) }
      const spaced = kit.createTestIntegration(
        destination('Two words', { send: action('Send', fields, { perform: echo }) }),
      )
      return spaced.testAction('send', { useDefaultMappings: true }).then(
        () => spaced.results.at(-1)?.data,
        (error: unknown) => String(error),
      )
    },
  },
]
