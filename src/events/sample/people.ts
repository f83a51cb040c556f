import type { Fields } from '../event.js'
import type { Choices, Dice } from './dice.js'
import { type Region, regions } from './regions.js'

/** Somebody who does not exist. */
export interface Person {
  /** The id after sign-up. */
  readonly userId: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
  readonly birthday: string
  readonly street: string
  readonly region: Region
  readonly company: Company | undefined
}

export interface Company {
  readonly groupId: string
  readonly name: string
  readonly industry: string
  readonly employees: number
  readonly plan: string
  readonly website: string
}

type Line = readonly [name: string, industry: string, host: string]

const companies: Choices<Line> = [
  ['Lantern & Birch', 'Retail', 'lantern-birch.example'],
  ['Muster Möbelwerk GmbH', 'Manufacturing', 'muster-moebel.example'],
  ['見本商店', 'Retail', 'mihon.example'],
  ['Żagiel Logistyka', 'Logistics', 'zagiel.example'],
  ['Café Exemplo', 'Food', 'cafe-exemplo.example'],
  ['Placeholder Analytics', 'Software', 'placeholder.example'],
]

const plans: Choices<string> = ['free', 'starter', 'team', 'enterprise']

const mailHosts: Choices<string> = ['example.com', 'example.org', 'mail.example']

/** One in three people comes for a company. */
const companyShare = 1 / 3

export function inventPerson(dice: Dice): Person {
  const region = dice.pick(regions)
  const [firstName, first] = dice.pick(region.given)
  const [lastName, last] = dice.pick(region.family)
  return {
    userId: `user_${dice.hex()}`,
    firstName,
    lastName,
    email: `${first}.${last}${dice.below(1000)}@${dice.pick(mailHosts)}`,
    phone: `${region.phonePrefix}${twoDigits(dice.below(100))}`,
    birthday: `${dice.between(1950, 2006)}-${twoDigits(dice.between(1, 12))}-${twoDigits(dice.between(1, 28))}`,
    street: `${region.street} ${dice.between(1, 120)}`,
    region,
    company: dice.chance(companyShare) ? inventCompany(dice) : undefined,
  }
}

function inventCompany(dice: Dice): Company {
  const [name, industry, host] = dice.pick(companies)
  return {
    groupId: `org_${dice.hex()}`,
    name,
    industry,
    employees: dice.between(2, 900),
    plan: dice.pick(plans),
    website: `https://www.${host}/`,
  }
}

/** The reserved identify traits, as a sign-up form gives them. `createdAt` is an ISO date. */
export function traitsOf(person: Person, createdAt: string): Fields {
  const { company } = person
  return {
    email: person.email,
    firstName: person.firstName,
    lastName: person.lastName,
    name: `${person.firstName} ${person.lastName}`,
    phone: person.phone,
    birthday: person.birthday,
    createdAt,
    address: addressOf(person),
    ...(company && {
      company: {
        id: company.groupId,
        name: company.name,
        industry: company.industry,
        employee_count: company.employees,
        plan: company.plan,
      },
    }),
  }
}

export function addressOf({ region, street }: Person): Fields {
  return {
    street,
    city: region.city,
    state: region.state,
    postalCode: region.postalCode,
    country: region.country,
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
