import type { Auth, FieldSchema, JsonObject } from '../../../actions/index.js'

/** How a new definition proves who is asking, with the settings that this needs. */
export interface AuthChoice {
  readonly name: string
  /** For whoever chooses. */
  readonly label: string
  readonly auth: Auth | undefined
  readonly settings: { readonly [name: string]: FieldSchema }
  /** What its settings are in examples. */
  readonly given: JsonObject
}

const secret = (title: string, description: string): FieldSchema => ({
  type: 'string',
  format: 'password',
  title,
  description,
  minLength: 1,
})

const apiKey = secret('API key', 'From the account of the tool.')

const bearer: AuthChoice = {
  name: 'bearer',
  label: 'a key in the header Authorization: Bearer …',
  auth: { type: 'bearer', token: { '@path': '$.settings.apiKey' } },
  settings: { apiKey },
  given: { apiKey: 'key-1' },
}

const header: AuthChoice = {
  name: 'header',
  label: 'a key in a header of its own',
  auth: { type: 'header', name: 'X-Api-Key', value: { '@path': '$.settings.apiKey' } },
  settings: { apiKey },
  given: { apiKey: 'key-1' },
}

const basic: AuthChoice = {
  name: 'basic',
  label: 'a user name and a password',
  auth: {
    type: 'basic',
    username: { '@path': '$.settings.username' },
    password: { '@path': '$.settings.password' },
  },
  settings: {
    username: {
      type: 'string',
      title: 'User name',
      description: 'Of the account of the tool.',
      minLength: 1,
    },
    password: secret('Password', 'Of the account of the tool.'),
  },
  given: { username: 'ann', password: 'pass-1' },
}

const none: AuthChoice = {
  name: 'none',
  label: 'nothing',
  auth: undefined,
  settings: {},
  given: {},
}

/** The choices of `--auth`; the first is the one that is taken where none is named. */
export const authChoices: readonly [AuthChoice, ...AuthChoice[]] = Object.freeze([
  bearer,
  header,
  basic,
  none,
])

/** Says of each secret, where it is declared, that it is one. */
export const secretComments = (settings: AuthChoice['settings']): readonly (readonly [string, string])[] =>
  Object.entries(settings)
    .filter(([, { format }]) => format === 'password')
    .map(([name]) => [`/settings/properties/${name}/format`, 'A secret: hidden wherever settings are shown.'])
