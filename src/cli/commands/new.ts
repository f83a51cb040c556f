import { Option } from 'commander'
import { type Asker, canAsk, createAsker } from '../ask.js'
import type { CliCommand } from '../command.js'
import { colorsFor, type Io } from '../io.js'
import { baseUrlProblem, parseBaseUrl, usualBaseUrl } from '../new/base-url.js'
import type { Draft } from '../new/draft.js'
import type { DefinitionFormat } from '../new/formats/format.js'
import { definitionFormats } from '../new/formats/formats.js'
import { type Name, nameProblem, parseName } from '../new/name.js'
import { expectPlace, writeNewFiles } from '../new/new-file.js'
import { nextSteps } from '../new/next-steps.js'
import { scaffoldFiles } from '../new/scaffold.js'
import { authChoices } from '../new/starter/auth-choices.js'
import { starterDraft } from '../new/starter/starter.js'
import { tellLosses } from '../new/tell-losses.js'
import { writeText } from '../text-files.js'
import { help } from './help.js'
import { newAction } from './new-action.js'

interface NewOptions {
  readonly format?: string
  readonly auth?: string
  readonly baseUrl?: string
  readonly fromOpenapi?: string
  readonly out?: string
  readonly force?: true
  readonly yes?: true
}

export const newCommand: CliCommand = {
  name: 'new',
  summary: 'begin a definition',
  description:
    'Writes a definition of a destination with one action, examples, cases and a connection to try it with: everything ' +
    'passes `waybill test` and `waybill check --strict` at once. On a terminal it asks for what is not said. Files that ' +
    'are there stay as they are, unless --force is given. Of operations of OpenAPI 3.0 or 3.1, JSON or YAML, it takes ' +
    'settings, auth, fields and requests, an action each, and tells on standard error what is not as in the API. ' +
    'Nothing is fetched.',
  examples: [
    { title: 'A definition in YAML, in a folder of its name', command: 'waybill new storehouse --yes' },
    {
      title: 'In TypeScript, for an API that takes a user name and a password',
      command:
        'waybill new "Mail Room" --format ts --auth basic --base-url https://api.mailroom.example/v1 --yes',
    },
    {
      title: 'Of an operation of an API that OpenAPI describes; by its id, or as "POST /pets"',
      command: 'waybill new petshop --from-openapi api.yaml#addPet --yes',
    },
  ],
  commands: [newAction, help],
  declare(command, io, done) {
    command
      .enablePositionalOptions()
      .argument('[name]', 'what it is called, such as acme or "Acme CRM"')
      .addOption(choiceOption('--format <format>', 'how the definition is written', definitionFormats))
      .addOption(choiceOption('--auth <auth>', 'how requests prove who is asking', authChoices))
      .option('--base-url <address>', 'the address of the API (default: https://api.NAME.example)')
      .option(
        '--from-openapi <file#operation>',
        'take settings, auth, fields and requests from operations of OpenAPI 3, with commas between them',
      )
      .option('-o, --out <folder>', 'the folder that the files go to (default: the name)')
      .option('--force', 'write over files that are there')
      .option('-y, --yes', 'ask nothing')
      .action(async (name: string | undefined, options: NewOptions) => done(await begin(name, options, io)))
  },
}

const choiceOption = (
  flags: string,
  description: string,
  choices: readonly { readonly name: string }[],
): Option =>
  new Option(flags, `${description} (default: ${choices[0]?.name})`).choices(choices.map(({ name }) => name))

async function begin(text: string | undefined, options: NewOptions, io: Io): Promise<number> {
  const ask = options.yes !== true && canAsk(io) ? await createAsker(io) : undefined
  const { fromOpenapi } = options
  const begun =
    fromOpenapi === undefined
      ? await beginStarter(text, options, ask)
      : await beginFromOpenApi(fromOpenapi, text, options, ask)
  const folder = folderFor(begun.draft.definition, options)
  const files = scaffoldFiles(begun.draft, begun.format, folder)
  writeNewFiles(folder, files, options.force === true)
  await writeText(nextSteps(folder, files, colorsFor(io.stdout, io.env)), io)
  tellLosses(begun.losses, io)
  return 0
}

const folderFor = ({ slug }: { readonly slug: string }, { out }: NewOptions): string => out ?? slug

/** What is to be written, and what of an API is not in it. */
interface Begun {
  readonly draft: Draft
  readonly format: DefinitionFormat
  readonly losses: readonly string[]
}

async function beginStarter(
  text: string | undefined,
  options: NewOptions,
  ask: Asker | undefined,
): Promise<Begun> {
  const given = options.baseUrl === undefined ? undefined : parseBaseUrl(options.baseUrl)
  const name = parseName(text ?? (await ask?.text(nameQuestion)) ?? '')
  const format = await formatFor(name, options, ask)
  const auth = await chosen(authChoices, options.auth, 'How do requests prove who is asking?', ask)
  const baseUrl = given ?? parseBaseUrl((await ask?.text(addressQuestion(name))) ?? usualBaseUrl(name))
  return { draft: starterDraft({ name, baseUrl, auth }), format, losses: [] }
}

/** What reads descriptions of APIs is loaded where one is named. */
async function beginFromOpenApi(
  reference: string,
  text: string | undefined,
  options: NewOptions,
  ask: Asker | undefined,
): Promise<Begun> {
  const baseUrl = options.baseUrl === undefined ? undefined : parseBaseUrl(options.baseUrl)
  const { openApi, titleOfApi } = await import('../new/openapi/open-api.js')
  const { draftOfApi } = await import('../new/openapi/draft-of-api.js')
  const api = await openApi(reference, ask)
  const title = titleOfApi(api) ?? ''
  const initial = nameProblem(title) === undefined ? title : ''
  const name = parseName(text ?? (await ask?.text({ ...nameQuestion, initial })) ?? initial)
  const format = await formatFor(name, options, ask)
  const draft = draftOfApi(api, {
    name,
    baseUrl,
    auth: authChoices.find((choice) => choice.name === options.auth),
  })
  return { draft, format, losses: api.reading.losses.list }
}

const nameQuestion = { message: 'What is the destination called?', problemOf: nameProblem }

const addressQuestion = (name: Name) => ({
  message: 'What is the address of its API?',
  initial: usualBaseUrl(name),
  problemOf: baseUrlProblem,
})

/** What is in the way of the files is said before more is asked. */
async function formatFor(name: Name, options: NewOptions, ask: Asker | undefined): Promise<DefinitionFormat> {
  const named = definitionFormats.find((format) => format.name === options.format)
  expectPlaceFor(name, named ?? definitionFormats[0], options)
  if (named !== undefined) return named
  const format = await chosen(definitionFormats, undefined, 'How is it written?', ask)
  expectPlaceFor(name, format, options)
  return format
}

/** Where the files go does not depend on what is in them. */
function expectPlaceFor(name: Name, format: DefinitionFormat, options: NewOptions): void {
  const folder = folderFor(name, options)
  const draft = starterDraft({ name, baseUrl: usualBaseUrl(name), auth: authChoices[0] })
  expectPlace(folder, scaffoldFiles(draft, format, folder), options.force === true)
}

/** What was named, else what is answered, else the first. */
async function chosen<Choice extends { readonly name: string; readonly label: string }>(
  choices: readonly [Choice, ...Choice[]],
  named: string | undefined,
  message: string,
  ask: Asker | undefined,
): Promise<Choice> {
  const choice = choices.find(({ name }) => name === named)
  return choice ?? (await ask?.choose({ message, choices })) ?? choices[0]
}
