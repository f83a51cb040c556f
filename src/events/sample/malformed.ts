import { isoOf } from './deed.js'
import type { Choices, Dice } from './dice.js'
import type { Visitor } from './visitor.js'

type Envelope = { messageId: string; anonymousId: string; timestamp: string }

/** Ways in which senders get events wrong. Strict intake refuses each of them. */
const mistakes: Choices<(envelope: Envelope, dice: Dice) => unknown> = [
  (envelope) => ({ ...envelope, event: 'Product Viewed', properties: { sku: 'KIT-1001' } }),
  (envelope, dice) => ({ ...envelope, type: dice.pick(['trak', 'Track', 'purchase', '__proto__']) }),
  (envelope) => ({ ...envelope, type: 'track', properties: { revenue: 12.5 } }),
  (envelope) => ({ ...envelope, type: 'track', event: '', properties: {} }),
  (envelope) => ({ ...envelope, type: 'track', event: { name: 'Order Completed' }, properties: {} }),
  (envelope) => ({ ...envelope, type: 'track', event: 'Cart Viewed', properties: [{ sku: 'TEA-5001' }] }),
  (envelope) => JSON.stringify({ ...envelope, type: 'track', event: 'Signed Up' }),
  (envelope) => [{ ...envelope, type: 'page', name: 'Home' }],
  () => null,
  (envelope, dice) => ({
    ...envelope,
    messageId: `${envelope.messageId}-`.repeat(dice.between(3, 6)),
    type: 'page',
  }),
  (envelope) => ({ ...envelope, type: 'identify', traits: 'email=someone@example.com' }),
  (envelope, dice) => ({ ...envelope, type: 'identify', userId: dice.below(100_000), traits: {} }),
  (envelope) => ({ ...envelope, type: 'screen', name: 7 }),
  (envelope) => ({ ...envelope, type: 'page', name: 'Home', category: ['Site'] }),
  (envelope) => ({ ...envelope, type: 'group', traits: { name: 'Muster Möbelwerk GmbH' } }),
  (envelope) => ({ ...envelope, type: 'alias', userId: 'user_1' }),
  ({ messageId, timestamp }) => ({ messageId, type: 'page', name: 'Home', timestamp }),
]

/** Something that a broken sender on the visitor's gear sends at `visitor.now` instead of an event. */
export function malformedEvent(visitor: Visitor, dice: Dice): unknown {
  const { anonymousId, now } = visitor
  return dice.pick(mistakes)({ messageId: dice.uuid(), anonymousId, timestamp: isoOf(now) }, dice)
}
