import type { FieldSchema, JsonObject } from '../../../actions/index.js'
import { baseUrlProblem, parseBaseUrl, usualBaseUrl } from '../base-url.js'
import type { Name } from '../name.js'
import { firstSentence } from './first-sentence.js'
import type { Losses } from './losses.js'
import { child, items, type Node, text } from './node.js'
import type { Operation } from './operations.js'
import { holesOf } from './parameters.js'
import { camelCase, titleOf } from './words.js'

/** Where an API is, and what whoever configures a connection has to say for that. */
export interface Server {
  /** An address, with holes for settings. */
  readonly baseUrl: string
  /** The hosts that it may have, where settings choose. */
  readonly hosts?: readonly string[]
  readonly settings: { readonly [name: string]: FieldSchema }
  /** What the settings are in examples. */
  readonly given: JsonObject
}

/** The server that is named nearest to an operation; of several the first that is reached by https. */
export function serverOf(root: Node, operation: Operation, name: Name, losses: Losses): Server {
  const all =
    [operation.node, operation.shared, root]
      .map((node) => items(child(node, 'servers')))
      .find((servers) => servers.length > 0) ?? []
  const server = all.find((one) => /^https:/i.test(text(one, 'url') ?? '')) ?? all[0]
  const url = (server && text(server, 'url')) ?? ''
  const others = all.filter((one) => one !== server).map((one) => text(one, 'url'))
  if (others.length > 0)
    losses.add('servers', `requests go to ${url}, not to ${others.join(', ')}: --base-url names another`)
  const settled = withVariables(url, server ?? root, losses)
  if (/^https?:\/\/[^/]/i.test(url) && !settled.isBroken) return settled.server
  const path = /^\/(?!\/)/.test(url) ? url : ''
  const baseUrl = `${usualBaseUrl(name)}${path}`
  const isPath = path !== '' && baseUrlProblem(baseUrl) === undefined
  losses.add(
    'servers',
    `the address of the API is not said: ${usualBaseUrl(name)} stands for it, --base-url names it`,
  )
  return fixedServer(isPath ? parseBaseUrl(baseUrl) : usualBaseUrl(name))
}

/** A server at an address without settings. */
export const fixedServer = (baseUrl: string): Server => ({ baseUrl, settings: {}, given: {} })

interface Variable {
  readonly name: string
  readonly setting: string
  readonly usual: string
  readonly values: readonly string[]
  readonly description: string | undefined
}

const mostHosts = 100

/** Variables become settings, as far as they are one part of the address; its host is held to what they can be. */
function withVariables(
  url: string,
  server: Node,
  losses: Losses,
): { readonly server: Server; readonly isBroken: boolean } {
  const variables = holesOf(url).map((name) => variableOf(name, child(child(server, 'variables'), name)))
  const chosen = variables.filter(({ name, usual, values }) => {
    const isOne =
      values.length !== 1 && [usual, ...values].every((value) => encodeURIComponent(value) === value)
    if (!isOne && usual !== '') losses.add(`server variable ${name}`, `it is ${usual}, and no setting`)
    return isOne
  })
  const baseUrl = variables.reduce(
    (text, { name, setting, usual, ...variable }) =>
      text.replaceAll(
        `{${name}}`,
        chosen.some((one) => one.name === name)
          ? `{{settings.${setting}}}`
          : usual || (variable.values[0] ?? ''),
      ),
    url.replace(/\/+$/, ''),
  )
  const settings = chosen.map(({ setting, usual, values, description }) => [
    setting,
    {
      type: 'string',
      title: titleOf(setting),
      ...(description === undefined ? {} : { description }),
      ...(values.length === 0 ? { minLength: 1 } : { enum: values }),
      ...(usual === '' ? {} : { default: usual }),
    },
  ])
  const given = chosen.map(({ setting, usual, values }) => [setting, usual || (values[0] ?? 'a')])
  const hosts = hostsOf(baseUrl, chosen)
  if (hosts?.includes('*')) losses.add('servers', 'settings can name any host: "hosts" can say which')
  const sample = given.reduce(
    (text, [name, value]) => text.replaceAll(`{{settings.${name}}}`, value ?? ''),
    baseUrl,
  )
  return {
    server: {
      baseUrl,
      ...(hosts === undefined ? {} : { hosts }),
      settings: Object.fromEntries(settings),
      given: Object.fromEntries(given),
    },
    isBroken: baseUrlProblem(sample) !== undefined,
  }
}

function variableOf(name: string, node: Node): Variable {
  return {
    name,
    setting: camelCase(name, 'server'),
    usual: String(child(node, 'default').value ?? ''),
    values: items(child(node, 'enum')).map(({ value }) => String(value)),
    description: firstSentence(text(node, 'description')),
  }
}

/** The hosts that variables can make: each where all are listed, else all below the part that is fixed. */
function hostsOf(baseUrl: string, variables: readonly Variable[]): readonly string[] | undefined {
  const [, scheme = '', host = ''] = /^(\w+:\/\/)([^/]*)/.exec(baseUrl) ?? []
  const inHost = variables.filter(({ setting }) => host.includes(`{{settings.${setting}}}`))
  if (inHost.length === 0) return undefined
  const all = inHost.reduce<readonly string[]>(
    (hosts, { setting, values }) =>
      hosts.length > mostHosts
        ? hosts
        : hosts.flatMap((each) => values.map((value) => each.replaceAll(`{{settings.${setting}}}`, value))),
    [host],
  )
  const known = all.flatMap((each) => (URL.canParse(scheme + each) ? [new URL(scheme + each).host] : []))
  if (known.length > 0 && known.length <= mostHosts) return [...new Set(known)]
  const fixed = /\}\}(\.[^{}]+\.[^{}.]+)$/.exec(host)?.[1]
  return [fixed === undefined ? '*' : `*${fixed}`]
}
