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
import { givenOnce } from '../testing/index.js'
import { lowerQuery } from '../triggers/index.js'
import { type Account, type AccountConfig, createAccount } from './accounts/account.js'
import { accountsOfExamples } from './accounts/accounts-of-examples.js'
import { lessonsOf } from './answers/lessons.js'
import { Failures } from './failures/failures.js'
import { HttpListener } from './http-listener.js'
import { redactionOf } from './redact-received.js'
import { respondWith } from './respond.js'
import { type Route, routesOf } from './routes/route.js'
import type { ReceivedRequest, StandIn, StandInOptions } from './stand-in.js'
import { tokenRoute } from './tokens/token-route.js'
import { Tokens } from './tokens/tokens.js'

/**
 * A server that stands in for the receiver of a definition's requests and behaves as the definition says. It checks who asks and
 * what requests hold, and answers as the examples do. Throws `DiagnosticsError` where the definition or an account has
 * errors, `TypeError` where an option is none, or where the destination sends no requests.
 */
export function createStandIn(definition: Destination, options: StandInOptions = {}): StandIn {
  const { clock = Date.now, keep = 10_000, tokenLifeMs = 60 * 60 * 1000, onRequest } = options
  const engineOptions = { clock, ...options.engine }
  const schemas = new SchemaCompiler(defaultEvaluation())
  const destination = compiled(definition, schemas, engineOptions)
  const accounts = accountsOf(definition, options.accounts, (config) =>
    createAccount(destination, config, schemas),
  )
  const routes = accounts.flatMap((account): readonly Route[] => [
    ...routesOf(destination, account),
    ...[tokenRoute(destination, account)].filter((route) => route !== undefined),
  ])
  if (routes.length === 0) throw new TypeError(`${definition.name} sends no requests that could be received`)
  const tokens =
    destination.auth.tokens === undefined
      ? undefined
      : new Tokens(definition.auth, accounts, tokenLifeMs, clock)
  const engine = createEngine({ ...engineOptions, destinations: [definition] })
  const received: ReceivedRequest[] = []
  let replyTo = givenOnce([])
  const listener = new HttpListener(
    respondWith({
      examiner: { definition, routes, tokens, language: engineOptions },
      lessons: lessonsOf(definition, destination, engine),
      failures: new Failures(options.fail ?? {}, options.seed ?? 1),
      replyTo: (request) => replyTo(request),
      slowMs: options.slowMs ?? 3000,
      retryAfter: options.retryAfter ?? 1,
      clock,
      tell(request) {
        received.push(request)
        if (received.length > keep) received.shift()
        onRequest?.(request)
      },
    }),
  )
  return {
    accounts: accounts.map(({ config }) => config),
    received,
    listen: (where) => listener.listen(where),
    close: () => listener.close(),
    reply(...replies) {
      replyTo = givenOnce(replies)
    },
    expireTokens: () => tokens?.expire(),
    redact: redactionOf(destination, accounts),
  }
}

/** Each account once; of those of the examples without the ones that show settings that can not be. */
function accountsOf(
  definition: Destination,
  given: readonly AccountConfig[] | undefined,
  create: (config: AccountConfig) => Account,
): readonly Account[] {
  const configs = uniqWith(
    given ?? accountsOfExamples(definition),
    (a, b) => equalJson(a.settings, b.settings) && equalJson(a.auth, b.auth),
  )
  if (given !== undefined) return configs.map(create)
  return configs.flatMap((config) => {
    try {
      return [create(config)]
    } catch (error) {
      if (error instanceof ConfigError) return []
      throw error
    }
  })
}

function compiled(
  definition: Destination,
  schemas: SchemaCompiler,
  { functions, directives }: NonNullable<StandInOptions['engine']>,
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
