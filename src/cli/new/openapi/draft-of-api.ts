import { checkDefinition, type Destination } from '../../../actions/index.js'
import { printable } from '../../../engine/printable.js'
import { functions } from '../../../functions/index.js'
import { CliError } from '../../cli-error.js'
import type { Draft } from '../draft.js'
import type { Name } from '../name.js'
import { type AuthChoice, secretComments } from '../starter/auth-choices.js'
import { actionNames } from './action-names.js'
import { casesOf, convertOperation } from './convert-operation.js'
import { firstSentence } from './first-sentence.js'
import { child, text } from './node.js'
import type { OpenApi } from './open-api.js'
import type { Secured } from './secured.js'
import { securityOf } from './security.js'
import { fixedServer, serverOf } from './servers.js'

export interface ApiOptions {
  readonly name: Name
  /** In place of what the API says. */
  readonly baseUrl: string | undefined
  readonly auth: AuthChoice | undefined
}

/** A definition of the operations of an API that are asked for, each an action with a preset, examples and cases. */
export function draftOfApi(
  { root, operations, reading }: OpenApi,
  { name, baseUrl, auth }: ApiOptions,
): Draft {
  const { losses } = reading
  const [first, ...others] = operations
  const server = baseUrl === undefined ? serverOf(root, first, name, losses) : fixedServer(baseUrl)
  const secured = auth === undefined ? securityOf(root, first, server.baseUrl, reading) : securedBy(auth)
  for (const other of others) {
    const { baseUrl: address } = baseUrl === undefined ? serverOf(root, other, name, losses) : server
    if (address !== server.baseUrl) losses.add(other.id, `it goes to ${server.baseUrl}, not to ${address}`)
  }
  const settings = { ...server.settings, ...secured.settings }
  const given = { ...server.given, ...secured.given }
  const names = actionNames(operations)
  const converted = operations.map((operation, index) =>
    convertOperation(operation, names[index] ?? 'send', secured, given, reading),
  )
  const docs = text(child(root, 'externalDocs'), 'url')
  const definition: Destination = {
    slug: name.slug,
    version: '0.1.0',
    name: name.title,
    description: firstSentence(text(child(root, 'info'), 'description')) ?? `Sends events to ${name.title}.`,
    ...(docs !== undefined && URL.canParse(docs) ? { docs } : {}),
    events: ['track'],
    settings: {
      type: 'object',
      ...(Object.keys(settings).length === 0
        ? {}
        : { required: Object.keys(settings), properties: settings }),
    },
    ...(secured.auth === undefined ? {} : { auth: secured.auth }),
    request: {
      baseUrl: server.baseUrl,
      ...(server.hosts === undefined ? {} : { hosts: server.hosts }),
      ...(Object.keys(secured.headers).length === 0 ? {} : { headers: secured.headers }),
    },
    actions: Object.fromEntries(converted.map((one) => [one.name, one.action])),
    presets: converted.map((one) => ({ name: one.action.title, action: one.name })),
  }
  const problem = checkDefinition(definition, { functions }).find(({ severity }) => severity === 'error')
  if (problem !== undefined)
    throw new CliError(
      printable(`${first.id} can not be made a definition: ${problem.message} (${problem.pointer})`),
    )
  return {
    definition,
    settings: given,
    cases: {
      ...(Object.keys(given).length === 0 ? {} : { settings: given }),
      cases: converted.flatMap(casesOf),
    },
    comments: new Map([...secretComments(settings), ...commentsOf(`/actions/${names[0]}`)]),
  }
}

const securedBy = ({ auth, settings, given }: AuthChoice): Secured => ({
  ...(auth === undefined ? {} : { auth }),
  settings,
  given,
  headers: {},
  query: {},
})

/** What the API can not know, and somebody has to write. */
const commentsOf = (pointer: string): readonly (readonly [string, string])[] => [
  [`${pointer}/trigger`, 'Which events are for it: the name of the event is made up, write yours.'],
  [`${pointer}/fields`, 'What it takes, as a JSON Schema: made of what the API says of the operation.'],
  [`${pointer}/mapping`, 'Where the fields come from in an event: write where yours have them.'],
  [`${pointer}/request`, 'What is sent: made of the fields by this definition alone.'],
  [
    `${pointer}/examples`,
    'Tests and documentation: waybill test runs them, waybill test --update rewrites them.',
  ],
]
