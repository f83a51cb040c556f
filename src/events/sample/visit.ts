import { beCounted, foundAccount, signIn, signUp } from './account.js'
import { addressOfPlace, placeAt, type Script, see, track } from './deed.js'
import type { Choices, Dice } from './dice.js'
import { buildOf } from './gear.js'
import { refund, shop } from './shop.js'
import { home, type Place, type Visitor } from './visitor.js'

const articlesToRead: Choices<Place> = [
  placeAt('About us', 'Site', '/about'),
  placeAt('How to brew sencha', 'Blog', '/blog/sencha'),
  placeAt('Wie man Möhren sät', 'Blog', '/blog/moehren'),
  placeAt('Delivery & returns', 'Help', '/help/delivery'),
]

const referrers: Choices<string> = [
  '',
  'https://search.example/',
  'https://news.example.org/gardening',
  'https://social.example/t/4711',
]

const campaigns: Choices<NonNullable<Place['campaign']>> = [
  { name: 'spring-sale', source: 'newsletter', medium: 'email' },
  { name: 'tea-week', source: 'social.example', medium: 'paid-social' },
  { name: 'brand', source: 'search.example', medium: 'cpc' },
]

/** One visit from arrival to leaving, with what this visitor has not done yet coming first. */
export function* visit(visitor: Visitor, dice: Dice): Script {
  yield* arrive(visitor, dice)
  for (let pages = dice.below(3); pages > 0; pages -= 1) yield see(visitor, dice.pick(articlesToRead))
  if (visitor.signedUp) {
    if (dice.chance(0.4)) yield* signIn(visitor)
  } else if (dice.chance(0.6)) {
    yield* signUp(visitor, dice)
  }
  const { company } = visitor.person
  if (visitor.signedUp && !visitor.inGroup && company !== undefined) {
    yield* foundAccount(visitor, company, dice)
  }
  if (dice.chance(0.2)) yield* refund(visitor)
  if (dice.chance(0.75)) yield* shop(visitor, dice)
  if (visitor.signedUp && dice.chance(0.15)) yield* beCounted(visitor, dice)
  if (visitor.gear.kind === 'phone') yield track('Application Backgrounded', {})
}

function* arrive(visitor: Visitor, dice: Dice): Script {
  const { gear, seen } = visitor
  if (gear.kind === 'browser') {
    yield see(visitor, landing(dice), dice.pick(referrers))
    return
  }
  if (seen === 0) yield track('Application Installed', buildOf())
  const deepLink = dice.chance(0.2) ? addressOfPlace(dice.pick(articlesToRead)) : undefined
  if (deepLink !== undefined) yield track('Deep Link Opened', { provider: 'example', url: deepLink })
  yield track('Application Opened', {
    from_background: seen > 0 && dice.chance(0.5),
    ...(deepLink !== undefined && { url: deepLink, referring_application: 'com.example.mail' }),
    ...buildOf(),
  })
  yield see(visitor, home)
}

function landing(dice: Dice): Place {
  if (!dice.chance(0.4)) return home
  const campaign = dice.pick(campaigns)
  const { name, source, medium } = campaign
  const search = `?utm_campaign=${name}&utm_source=${source}&utm_medium=${medium}`
  return { ...home, search, campaign }
}
