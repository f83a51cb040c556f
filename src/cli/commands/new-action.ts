import { dirname } from 'node:path'
import type { Destination } from '../../actions/index.js'
import { hasErrors } from '../../diagnostics/diagnostic.js'
import { type Asker, canAsk, createAsker } from '../ask.js'
import { checkSource } from '../check/check-source.js'
import { readNamed } from '../check/read-sources.js'
import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import { tellProblems } from '../config/tell-problems.js'
import { colorsFor, type Io } from '../io.js'
import { completeAction } from '../new/action/complete-action.js'
import { underAddress } from '../new/action/under-address.js'
import { type NewAction, type WrittenAction, writeAction } from '../new/action/write-action.js'
import { usualBaseUrl } from '../new/base-url.js'
import { parseActionName } from '../new/name.js'
import { commandIn } from '../new/next-steps.js'
import { starterAction } from '../new/starter/starter.js'
import { tellLosses } from '../new/tell-losses.js'
import { shellWord } from '../shell-word.js'
import { statusOfProblems } from '../status.js'
import { writeText } from '../text-files.js'

interface NewActionOptions {
  readonly fromOpenapi?: string
  readonly yes?: true
}

export const newAction: CliCommand = {
  name: 'action',
  summary: 'add an action to a definition',
  description:
    'Adds an action with two examples to a definition in a file of YAML, JSON or TypeScript, where all else stays as ' +
    'it is written. Where a module takes its actions from elsewhere, the action is written beside it.',
  examples: [
    {
      title: 'One that posts what people did',
      command: 'waybill new action acme.yaml sendMessage',
    },
    {
      title: 'One of an operation of an API that OpenAPI describes',
      command: 'waybill new action acme.yaml --from-openapi api.yaml#addPet',
    },
  ],
  declare(command, io, done) {
    command
      .argument('<file>', 'the file of the definition')
      .argument(
        '[name]',
        'what the action is called, such as sendMessage; that of the operation where it is left out',
      )
      .option(
        '--from-openapi <file#operation>',
        'take fields and request from operations of OpenAPI 3, with commas between them',
      )
      .option('-y, --yes', 'ask nothing')
      .action(async (path: string, name: string | undefined, options: NewActionOptions) =>
        done(await add(path, name, options, io)),
      )
  },
}

async function add(
  path: string,
  name: string | undefined,
  options: NewActionOptions,
  io: Io,
): Promise<number> {
  if (path === '-') throw new CliError('an action is added to a file: name one')
  const source = await readNamed(path, io)
  const { file, definition, problems } = checkSource(source, io.env)
  const [first] = problems
  if (first !== undefined && file.text === '') throw new CliError(first.diagnostic.message)
  if (definition === undefined) {
    if (source.kind !== 'definition' && !hasErrors(file.diagnostics))
      throw new CliError(`"${path}" is no definition, with "slug" and "actions"`)
    tellProblems(problems, io)
    return statusOfProblems
  }
  const ask = options.yes !== true && canAsk(io) ? await createAsker(io) : undefined
  const { actions, losses } = await begun(name, options.fromOpenapi, definition, ask)
  for (const action of actions) refuse(action.name, definition)
  const complete = actions.map((action) => completeAction(definition, action))
  const lines = complete.map((action) => inWords(action, writeAction(file.path, action)))
  const { bold, dim } = colorsFor(io.stdout, io.env)
  const [waybill, word] = [commandIn(dirname(path)), shellWord(path)]
  const next = [
    `  ${waybill} test ${word}   ${dim('its tests hold')}`,
    `  ${waybill} check ${word}  ${dim('it has no mistakes')}`,
  ]
  await writeText([...lines, '', bold('Next:'), ...next].join('\n'), io)
  tellLosses(losses, io)
  return 0
}

async function begun(
  name: string | undefined,
  reference: string | undefined,
  definition: Destination,
  ask: Asker | undefined,
): Promise<{ readonly actions: readonly NewAction[]; readonly losses: readonly string[] }> {
  if (reference === undefined) {
    const chosen = parseActionName(name ?? (await ask?.text({ message: 'What is the action called?' })) ?? '')
    const baseUrl = usualBaseUrl({ slug: definition.slug, title: definition.name })
    const action = underAddress(starterAction(chosen, {}), definition, baseUrl)
    return { actions: [{ name: chosen, action }], losses: [] }
  }
  const { openApi } = await import('../new/openapi/open-api.js')
  const { actionsOfApi } = await import('../new/openapi/actions-of-api.js')
  const api = await openApi(reference, ask)
  if (name !== undefined && api.operations.length > 1)
    throw new CliError('several operations have names of their own: leave the name out')
  const actions = actionsOfApi(api, definition, name === undefined ? undefined : [parseActionName(name)])
  return { actions, losses: api.reading.losses.list }
}

function refuse(name: string, { actions, events, input, slug }: Destination): void {
  if (Object.hasOwn(actions, name))
    throw new CliError(`"${slug}" has an action "${name}" already: take another name`)
  if (input === 'record' || (events !== undefined && !events.includes('track')))
    throw new CliError(
      `"${slug}" takes no track events, which a new action is for: add "track" to its events`,
    )
}

const inWords = ({ name }: NewAction, { path, toDo }: WrittenAction): string =>
  `${path}  the action ${name}, with examples${toDo === undefined ? '' : `\n  ${toDo}`}`
