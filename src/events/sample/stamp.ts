import type { Context, Event } from '../event.js'
import { addressOfPlace, type Deed, isoOf } from './deed.js'
import type { Dice } from './dice.js'
import { contextOf } from './gear.js'
import type { Visitor } from './visitor.js'

/**
 * The event that arrives when a visitor does something at `visitor.now`: ids, times, context.
 * The times agree with each other: timestamp = receivedAt − (sentAt − originalTimestamp) (requirements.md R91).
 */
export function stamp(deed: Deed, visitor: Visitor, dice: Dice): Event {
  const { now, skew, gear, person, signedUp } = visitor
  const delay = dice.between(20, 900)
  return {
    messageId: dice.uuid(),
    anonymousId: visitor.anonymousId,
    // Browsers send null before sign-up, phones nothing.
    ...(signedUp ? { userId: person.userId } : gear.kind === 'browser' ? { userId: null } : {}),
    // Over the ids: an alias says itself who it is about.
    ...deed,
    channel: deed.channel ?? (gear.kind === 'browser' ? 'browser' : 'mobile'),
    // A server knows nothing of the gear.
    context: deed.context ? { library: serverLibrary(), ...deed.context } : visitorContext(visitor),
    timestamp: isoOf(now),
    originalTimestamp: isoOf(now + skew),
    sentAt: isoOf(now + skew + delay),
    receivedAt: isoOf(now + delay),
  }
}

function serverLibrary(): { name: string; version: string } {
  return { name: 'example-server', version: '5.0.2' }
}

function visitorContext(visitor: Visitor): Context {
  const { gear, ip, person, place, consents } = visitor
  const context = contextOf(gear)
  context.ip = ip
  context.locale = person.region.locale
  context.timezone = person.region.timezone
  if (gear.kind === 'browser') context.page = pageOf(visitor)
  else context.location = locationOf(visitor)
  if (place.campaign) context.campaign = { ...place.campaign }
  if (visitor.signedUp) context.traits = { email: person.email }
  if (visitor.inGroup && person.company) context.groupId = person.company.groupId
  if (consents !== undefined) {
    context.consent = {
      categoryPreferences: { functional: true, analytics: consents, advertising: consents },
    }
  }
  return context
}

function pageOf({ place, referrer }: Visitor): NonNullable<Context['page']> {
  const { path, search, title } = place
  return { path, referrer, search, title, url: addressOfPlace(place) }
}

function locationOf({ person: { region } }: Visitor): NonNullable<Context['location']> {
  const { city, country, state, latitude, longitude } = region
  return { city, country, region: state, latitude, longitude }
}
