import type {
  DestinationDefinition,
  Logger,
  RequestClient,
  StatsContext,
} from '../../../src/segment/index.js'
import type { Unchecked } from '../../../src/segment/types/unchecked.js'
import { told } from './told.js'

/** What a run tells besides its outcome. */
export interface Recorder {
  readonly lines: string[]
  readonly logger: Logger
  readonly statsContext: StatsContext
  readonly define: (definition: DestinationDefinition<Unchecked>) => DestinationDefinition<Unchecked>
}

const levels = ['debug', 'info', 'warn', 'error', 'crit', 'log']
const counters = ['incr', 'set', 'histogram', 'observe']

/** Writes down what the functions of a definition are given, and what is logged and counted. */
export function createRecorder(): Recorder {
  const lines: string[] = []
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      // How long something took is no part of what was done.
      void lines.push(`${name} ${told(values).replace(/(_ms",)\d+/g, '$1…')}`)
  const notes = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, note(name)]))
  return {
    lines,
    logger: { level: 'debug', name: 'test', withTags: () => {}, ...notes(levels) } as unknown as Logger,
    statsContext: { statsClient: notes(counters), tags: ['host'] } as unknown as StatsContext,
    define: (definition) => ({
      ...definition,
      actions: Object.fromEntries(
        Object.entries(definition.actions).map(([key, action]) => [key, watched(action, note)]),
      ),
    }),
  }
}

type Perform = (request: RequestClient, data: object) => unknown

/** An action whose functions are known by what they are given. */
function watched<Action extends object>(
  action: Action,
  note: (name: string) => (...values: unknown[]) => void,
): Action {
  const functions = Object.entries(action).flatMap(([name, value]) =>
    typeof value === 'function' && name.startsWith('perform') ? [[name, value as Perform] as const] : [],
  )
  return {
    ...action,
    ...Object.fromEntries(
      functions.map(([name, perform]) => [
        name,
        (request: RequestClient, data: object) => {
          note(name)(
            Object.fromEntries(
              Object.entries(data)
                .filter(([key]) => !ofTheHost.has(key))
                .sort(),
            ),
          )
          return perform(request, data)
        },
      ]),
    ),
  }
}

/** What the recorder itself gives. */
const ofTheHost = new Set([
  'logger',
  'statsContext',
  'stateContext',
  'engageDestinationCache',
  'transactionContext',
])
