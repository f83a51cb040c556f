import uniqWith from 'lodash/uniqWith.js'
import {
  type CompiledDestination,
  compileDestination,
  type Destination,
  SchemaCompiler,
} from '../actions/index.js'
import { DiagnosticsError } from '../diagnostics/error.js'
import { defaultEvaluation } from '../expressions/compile.js'
import { ConfigError, createEngine } from '../index.js'
import { equalJson } from '../json/equal.js'
import { lowerQuery } from '../triggers/index.js'
import { type Account, type AccountConfig, createAccount } from './accounts/account.js'
import { accountsOfExamples } from './accounts/accounts-of-examples.js'
import { type Lesson, lessonsOf } from './answers/lessons.js'
import { type Route, routesOf } from './routes/route.js'
import type { StandInOptions } from './stand-in.js'
import { tokenRoute } from './tokens/token-route.js'
import { Tokens } from './tokens/tokens.js'

/** What receives the requests of one definition. */
export interface Receiver {
  readonly destination: CompiledDestination
  readonly accounts: readonly Account[]
  readonly routes: readonly Route[]
  /** Undefined where the auth scheme has none. */
  readonly tokens: Tokens | undefined
  readonly lessons: readonly Lesson[]
}

export interface ReceiverOptions {
  readonly engine: NonNullable<StandInOptions['engine']>
  readonly tokenLifeMs: number
  readonly clock: () => number
}

/** Throws `DiagnosticsError` where the definition or one of its accounts has errors. */
export function createReceiver(
  definition: Destination,
  given: readonly AccountConfig[],
  { engine: engineOptions, tokenLifeMs, clock }: ReceiverOptions,
): Receiver {
  const schemas = new SchemaCompiler(defaultEvaluation())
  const destination = compiled(definition, schemas, engineOptions)
  const own = given.filter(
    (config) => config.destination === undefined || config.destination === definition.slug,
  )
  const accounts = createAccounts(definition, own, (config) => createAccount(destination, config, schemas))
  const { auth } = destination
  const engine = createEngine({ ...engineOptions, destinations: [definition] })
  return {
    destination,
    accounts,
    routes: accounts.flatMap((account) => [
      ...routesOf(destination, account),
      ...[tokenRoute(destination, account)].filter((route) => route !== undefined),
    ]),
    tokens: auth.tokens === undefined ? undefined : new Tokens(definition.auth, accounts, tokenLifeMs, clock),
    lessons: lessonsOf(definition, destination, engine),
  }
}

function compiled(
  definition: Destination,
  schemas: SchemaCompiler,
  { functions, directives }: ReceiverOptions['engine'],
): CompiledDestination {
  const { destination, diagnostics } = compileDestination(definition, schemas, {
    lowerQuery,
    evaluation: defaultEvaluation(),
    ...(functions === undefined ? {} : { functions }),
    ...(directives === undefined ? {} : { directives }),
  })
  if (destination === undefined) throw new DiagnosticsError(diagnostics)
  return destination
}

/** Each account once; where none is given those of the examples, but for those that show settings that can not be. */
function createAccounts(
  definition: Destination,
  given: readonly AccountConfig[],
  create: (config: AccountConfig) => Account,
): readonly Account[] {
  const configs = uniqWith(
    given.length > 0 ? given : accountsOfExamples(definition),
    (a, b) => equalJson(a.settings, b.settings) && equalJson(a.auth, b.auth),
  )
  if (given.length > 0) return configs.map(create)
  return configs.flatMap((config) => {
    try {
      return [create(config)]
    } catch (error) {
      if (error instanceof ConfigError) return []
      throw error
    }
  })
}
