import type { Link } from '../expressions/lowered-function.js'
import type { Type } from '../expressions/types/type.js'
import { once } from '../lazy/once.js'

/** What the templates of a definition read, besides `let`; which of it there is depends on the place. */
export const templateRoots = [
  'payload',
  'settings',
  'auth',
  'run',
  'steps',
  'items',
  'group',
  'response',
] as const

export type TemplateRoot = (typeof templateRoots)[number]

/** What requests are built from besides that: no template can name it. `item` is `@` where one item is asked about. */
export const requestParts = ['delivery', 'baseUrl', 'credentials', 'surroundings', 'item'] as const

export type RequestPart = (typeof requestParts)[number]

/** The values that a compiled template is called with; what is left out is undefined. */
export type TemplateValues = { readonly [name in TemplateRoot | RequestPart]?: unknown }

/** What is known of these values before there are any; what is left out can be anything. */
export type TemplateTypes = { readonly [name in TemplateRoot | RequestPart]?: Type }

export type CompiledTemplate = (values: TemplateValues) => unknown

/**
 * The function that gives a template's value, linked when it is first called; the order of the arguments is that of the
 * two lists above.
 */
export function linkTemplate<Part>(part: Part, link: Link<Part>): CompiledTemplate {
  const run = once(() => link(part))
  // Written out, because every request is built through here.
  return (values) =>
    run()(
      values.payload,
      values.settings,
      values.auth,
      values.run,
      values.steps,
      values.items,
      values.group,
      values.response,
      values.delivery,
      values.baseUrl,
      values.credentials,
      values.surroundings,
      values.item,
    )
}
