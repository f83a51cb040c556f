import { audienceKey } from './audience-key.js'
import type { Common, Timestamp } from './event.js'
import { onlyTo } from './only-to.js'

/** What was worked out of many events, an audience or a trait: what it is called, and where. */
export type Computation = (
  | { readonly name: string; readonly key?: string }
  | { readonly name?: string; readonly key: string }
) & {
  readonly id: string
  readonly namespace: string
  readonly spaceId: string
}

/** What an event about something computed says besides. */
export interface ComputationEventOptions {
  readonly userId: string
  readonly timestamp: Timestamp
  readonly messageId?: string
  /** The names in `integrations` of the destinations that it is for; every destination where it is left out. */
  readonly destinations?: readonly string[]
}

/** The key that is given, else that of the name. Throws `RangeError` where there is none. */
export function keyOf({ key, name = '' }: Computation): string {
  const found = key ?? audienceKey(name)
  if (found !== '') return found
  throw new RangeError('a key is needed, or a name with a letter or a digit in it')
}

/** What an event about something computed has, whatever its type (requirements.md R114). */
export function computedEvent(
  computationClass: 'audience' | 'computed_trait',
  computed: Computation,
  { userId, timestamp, messageId, destinations }: ComputationEventOptions,
): Common {
  const { id, namespace, spaceId } = computed
  const personas = {
    computation_class: computationClass,
    computation_id: id,
    computation_key: keyOf(computed),
    namespace,
    space_id: spaceId,
  }
  return {
    ...(messageId === undefined ? {} : { messageId }),
    userId,
    timestamp,
    context: { personas },
    ...(destinations === undefined ? {} : { integrations: onlyTo(destinations) }),
  }
}
