import { Option } from 'commander'
import { type Asker, canAsk, createAsker } from '../ask.js'
import type { CliCommand } from '../command.js'
import { colorsFor, type Io } from '../io.js'
import { baseUrlProblem, parseBaseUrl, usualBaseUrl } from '../new/base-url.js'
import { definitionFormats } from '../new/formats/formats.js'
import { type Name, nameProblem, parseName } from '../new/name.js'
import { writeNewFiles } from '../new/new-file.js'
import { nextSteps } from '../new/next-steps.js'
import { scaffoldFiles } from '../new/scaffold.js'
import { authChoices } from '../new/starter/auth-choices.js'
import { starterDraft } from '../new/starter/starter.js'
import { writeText } from '../text-files.js'

interface NewOptions {
  readonly format?: string
  readonly auth?: string
  readonly baseUrl?: string
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
    'are there stay as they are, unless --force is given.',
  examples: [
    { title: 'A definition in YAML, in a folder of its name', command: 'waybill new storehouse --yes' },
    {
      title: 'In TypeScript, for an API that takes a user name and a password',
      command:
        'waybill new "Mail Room" --format ts --auth basic --base-url https://api.mailroom.example/v1 --yes',
    },
  ],
  declare(command, io, done) {
    command
      .argument('[name]', 'what it is called, such as acme or "Acme CRM"')
      .addOption(choiceOption('--format <format>', 'how the definition is written', definitionFormats))
      .addOption(choiceOption('--auth <auth>', 'how requests prove who is asking', authChoices))
      .option('--base-url <address>', 'the address of the API (default: https://api.NAME.example)')
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
  const name = parseName(text ?? (await ask?.text(nameQuestion)) ?? '')
  const format = await chosen(definitionFormats, options.format, 'How is it written?', ask)
  const auth = await chosen(authChoices, options.auth, 'How do requests prove who is asking?', ask)
  const baseUrl = parseBaseUrl(
    options.baseUrl ?? (await ask?.text(addressQuestion(name))) ?? usualBaseUrl(name),
  )
  const folder = options.out ?? name.slug
  const files = scaffoldFiles(starterDraft({ name, baseUrl, auth }), format, folder)
  writeNewFiles(folder, files, options.force === true)
  await writeText(nextSteps(folder, files, colorsFor(io.stdout, io.env)), io)
  return 0
}

const nameQuestion = { message: 'What is the destination called?', problemOf: nameProblem }

const addressQuestion = (name: Name) => ({
  message: 'What is the address of its API?',
  initial: usualBaseUrl(name),
  problemOf: baseUrlProblem,
})

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
