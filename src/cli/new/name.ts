import { definitions } from 'waybill/definitions'
import { CliError } from '../cli-error.js'

/** The names of a new definition. */
export interface Name {
  /** Of the definition, its folder and its files: `acme-crm`. */
  readonly slug: string
  /** For people: `Acme CRM`. */
  readonly title: string
}

const longest = 50

/** Names that folders can not have everywhere, or that mean something else here. */
const reserved = new Set(['action', 'con', 'prn', 'aux', 'nul', 'node-modules', 'shared', 'index'])

/** Reads the name of a new definition: `acme-crm` or `Acme CRM`. Throws a `CliError` with what would be right. */
export function parseName(text: string): Name {
  const problem = nameProblem(text)
  if (problem !== undefined) throw new CliError(problem)
  const slug = slugOf(text)
  const isSlug = text === slug
  return { slug, title: isSlug ? titleOf(slug) : text.trim().replace(/\s+/g, ' ') }
}

/** Why a text is no name for a definition; undefined where it is one. */
export function nameProblem(text: string): string | undefined {
  const slug = slugOf(text)
  const shown = JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text)
  if (text.trim() === '') return 'a definition needs a name, such as: waybill new acme'
  if (/[/\\]/.test(text))
    return `${shown} is a path: name the definition, and with --out the folder that it goes to`
  if (!/^[A-Za-z0-9][A-Za-z0-9 ._&+'-]*$/.test(text.trim()) || slug === '')
    return `${shown} is no name for a definition: letters from a to z, digits, hyphens and spaces make one`
  if (text.length > longest) return `${shown} is too long for a name: it has at most ${longest} characters`
  if (reserved.has(slug)) return `${shown} can not be the name of a definition: take another one`
  if (definitions.some((definition) => definition.slug === slug))
    return `a destination "${slug}" comes with Waybill: take another name, such as ${slug}-own`
  return undefined
}

/** `Acme CRM` as `acme-crm`. */
const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

const titleOf = (slug: string): string =>
  slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')

/** Reads the name of a new action: `sendMessage`. Throws a `CliError` with what would be right. */
export function parseActionName(text: string): string {
  if (text === '') throw new CliError('an action needs a name, such as sendMessage')
  if (!/^[a-z][A-Za-z0-9]{0,49}$/.test(text))
    throw new CliError(
      `${JSON.stringify(text)} is no name for an action: write one as sendMessage, with letters and digits only`,
    )
  return text
}

/** `sendMessage` as `Send message`. */
export function titleOfAction(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
