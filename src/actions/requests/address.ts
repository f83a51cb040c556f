import { type Expression, nothing } from '../../expressions/expression.js'
import { equalJson } from '../../json/equal.js'
import { isListIndex } from '../../json/own.js'
import { concatenate } from '../../mappings/index.js'
import type { RequestDefaults, RequestTemplate } from '../request-definition.js'
import type { FieldSchema, ObjectSchema } from '../schema-definition.js'
import type { TemplateScope } from '../template.js'
import type { Lowered, TemplateRead } from '../template-frame.js'
import { lowerSettingsUrl } from './settings-url.js'
import { beginsWithHost, lowerUrlTemplate, targetUrl, withQuery } from './url.js'

/** The address of a request with its query: below the base address, written out, or from a declared target. */
export function lowerAddress(
  template: RequestTemplate,
  defaults: RequestDefaults,
  fields: ObjectSchema,
  scope: TemplateScope,
  pointer: string,
): Expression {
  const url = lowerUrl(template, defaults, fields, scope, pointer)
  if (template.query === undefined) return url
  return withQuery(url, scope.mapping(template.query, `${pointer}/query`).expression)
}

function lowerUrl(
  template: RequestTemplate,
  defaults: RequestDefaults,
  fields: ObjectSchema,
  scope: TemplateScope,
  pointer: string,
): Expression {
  const { path, url } = template
  if ((path === undefined) === (url === undefined)) {
    scope.problem(
      'definition/request',
      pointer,
      'a request has either a "path", below the base address, or a "url"',
    )
    return nothing
  }
  if (path !== undefined) {
    if (defaults.baseUrl === undefined)
      scope.problem('definition/request', `${pointer}/path`, 'a "path" needs the "baseUrl" of the definition')
    return concatenate([
      scope.parts.baseUrl,
      scope.build(`${pointer}/path`, (inner) => lowerUrlTemplate(path, inner)).expression,
    ])
  }
  const place = `${pointer}/url`
  if (typeof url !== 'string') {
    const address = scope.mapping(url ?? null, place)
    return address.reads.every(({ root }) => root === 'settings')
      ? lowerSettingsUrl(address.expression, defaults.hosts, scope, place)
      : lowerTarget(address, fields, scope, place)
  }
  if (!beginsWithHost(url))
    scope.problem(
      'definition/request',
      place,
      'a "url" begins with https:// or http:// and a host without holes',
      {
        hint: 'only "baseUrl", held to "hosts", may have holes in its host',
      },
    )
  return scope.build(place, (inner) => lowerUrlTemplate(url, inner)).expression
}

/** An address that comes from the payload is held to the `target` of the field that it comes from. */
function lowerTarget(
  address: Lowered,
  fields: ObjectSchema,
  scope: TemplateScope,
  pointer: string,
): Expression {
  const targets = address.reads.map((read) => {
    const field = payloadField(read)
    return field === undefined ? undefined : fields.properties?.[field]?.target
  })
  const [target, ...others] = targets
  if (target === undefined || targets.includes(undefined)) {
    scope.problem(
      'definition/request',
      pointer,
      'an address may come only from the settings, or from a payload field that declares its "target" hosts',
    )
    return nothing
  }
  if (!others.every((other) => equalJson(other, target)))
    scope.problem(
      'definition/request',
      pointer,
      'the fields that this address comes from declare different targets',
      {
        hint: 'give them the same "target"',
      },
    )
  return targetUrl(address.expression, target, scope.language.allowTarget)
}

/** The payload field that a template reads: of the payload, or of one of the items of a batch. */
function payloadField({ root, keys }: TemplateRead): string | undefined {
  if (root === 'payload') return keys[0]
  return root === 'items' && isListIndex(keys[0] ?? '') ? keys[1] : undefined
}

/** Whether the address of an action's requests can come from its payload: then its path is a secret. */
export function declaresTarget(fields: {
  readonly properties?: { readonly [name: string]: FieldSchema }
}): boolean {
  return Object.values(fields.properties ?? {}).some((field) => field.target !== undefined)
}
