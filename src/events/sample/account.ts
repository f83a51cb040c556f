import { type Deed, isoOf, placeAt, type Script, see, track } from './deed.js'
import type { Choices, Dice } from './dice.js'
import { addressOf, type Company, traitsOf } from './people.js'
import type { Visitor } from './visitor.js'

const signUpPage = placeAt('Sign up', 'Account', '/sign-up')
const teamPage = placeAt('Your team', 'Account', '/team')

const audiences: Choices<string> = ['Big Spenders', 'Cart Abandoned Last 7days', 'Tea Friends']

/** An anonymous visitor becomes a known user, for good. */
export function* signUp(visitor: Visitor, dice: Dice): Script {
  const { person } = visitor
  yield see(visitor, signUpPage)
  visitor.signedUp = true
  // Some senders still join the two ids by hand.
  if (dice.chance(0.2)) yield { type: 'alias', previousId: visitor.anonymousId, userId: person.userId }
  yield { type: 'identify', traits: traitsOf(person, isoOf(visitor.now)) }
  yield track('Signed Up', {
    type: person.company === undefined ? 'individual' : 'business',
    first_name: person.firstName,
    last_name: person.lastName,
    email: person.email,
    title: `Welcome, ${person.firstName}!`,
  })
}

export function* signIn(visitor: Visitor): Script {
  const { person } = visitor
  yield track('Signed In', { username: person.email })
  yield { type: 'identify', traits: { email: person.email, lastSeenAt: isoOf(visitor.now) } }
}

/** The visitor's company makes an account and joins its people in a group. */
export function* foundAccount(visitor: Visitor, company: Company, dice: Dice): Script {
  visitor.inGroup = true
  yield { type: 'group', groupId: company.groupId, traits: groupTraits(visitor, company) }
  yield track('Account Created', { account_name: company.name, groupId: company.groupId })
  yield track('Trial Started', {
    trial_start_date: isoOf(visitor.now),
    trial_plan_name: company.plan,
    trial_length: 14,
  })
  yield see(visitor, teamPage)
  for (let invites = dice.between(0, 2); invites > 0; invites -= 1) {
    yield track('Invite Sent', {
      invitee_email: `colleague${dice.below(1000)}@${new URL(company.website).host}`,
      invitee_role: dice.pick(['Owner', 'Admin', 'Member']),
      groupId: company.groupId,
    })
  }
}

function groupTraits(visitor: Visitor, company: Company): Record<string, unknown> {
  const { groupId, name, industry, employees, plan, website } = company
  return {
    id: groupId,
    name,
    industry,
    // The Spec has it as text.
    employees: String(employees),
    plan,
    website,
    address: addressOf(visitor.person),
    createdAt: isoOf(visitor.now),
  }
}

/** The warehouse tells which audience the user entered or left, or what it computed (requirements.md R113, R114). */
export function* beCounted(visitor: Visitor, dice: Dice): Script {
  if (dice.chance(0.3)) {
    const key = 'lifetime_value'
    yield computed(key, 'computed_trait', trait(key, dice.below(200_000) / 100, dice.chance(0.5)))
    return
  }
  const left = visitor.audience
  const key = left ?? snakeCase(dice.pick(audiences))
  visitor.audience = left === undefined ? key : undefined
  yield computed(key, 'audience', membership(key, left === undefined, dice.chance(0.5)))
}

function membership(key: string, entered: boolean, asTrack: boolean): Deed {
  if (!asTrack) return { type: 'identify', traits: { [key]: entered } }
  return track(entered ? 'Audience Entered' : 'Audience Exited', { audience_key: key, [key]: entered })
}

function trait(key: string, value: number, asTrack: boolean): Deed {
  if (!asTrack) return { type: 'identify', traits: { [key]: value } }
  return track('Trait Computed', { trait_key: key, [key]: value })
}

function computed(key: string, kind: string, deed: Deed): Deed {
  const personas = {
    computation_class: kind,
    computation_id: `comp_${key}`,
    computation_key: key,
    namespace: 'spa_sample',
    space_id: 'spa_sample',
  }
  return { ...deed, channel: 'server', context: { personas }, integrations: { All: false, Webhooks: true } }
}

/** A name as a key, in the manner of requirements.md R115. */
function snakeCase(name: string): string {
  return name.toLowerCase().replaceAll(' ', '_')
}
