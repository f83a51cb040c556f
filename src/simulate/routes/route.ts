import type {
  Batch,
  CompiledAction,
  CompiledDestination,
  PlannedRequest,
  RequestPlan,
  RequestTemplate,
  RequestType,
  TemplateTypes,
} from '../../actions/index.js'
import { typeOfSchema } from '../../expressions/types/schema-type.js'
import { listType, nothingType } from '../../expressions/types/type.js'
import type { Account } from '../accounts/account.js'
import { typeOfCode } from './type-of-code.js'

/** A request that an account can send. */
export interface Route {
  readonly account: Account
  /** None where it proves the credentials, or asks for a token. */
  readonly action?: string
  /** The id of the request in its action; `verify`, `token`. */
  readonly request: string
  readonly type: RequestType
  /** None where code builds it, or where it asks for a token. */
  readonly template?: RequestTemplate
  /** None where it asks for a token. */
  readonly planned?: PlannedRequest
  /** None where it stands for one event. */
  readonly batch?: BatchLimits
  /** It asks for a token. */
  readonly isToken?: true
}

export interface BatchLimits {
  readonly maxBytes: number | undefined
  /** How many items one request may hold, where the definition says so by itself. */
  readonly mostItems: number | undefined
}

/** Every request that an account can send, but for the one that asks for tokens. */
export function routesOf(destination: CompiledDestination, account: Account): readonly Route[] {
  const { verify, definition, actions } = destination
  const planned = verify === undefined ? [] : [verify]
  const templates = definition.verify === undefined ? [] : [definition.verify]
  return [
    ...[...actions.values()].flatMap((action) => routesOfAction(action, destination, account)),
    ...routesOfPlan({ requests: planned }, templates, account.known, destination, account).map((route) => ({
      ...route,
      request: 'verify',
    })),
  ]
}

function routesOfAction(
  { name: action, plan, batch, definition, payloadSchema }: CompiledAction,
  destination: CompiledDestination,
  account: Account,
): readonly Route[] {
  const payload = typeOfSchema(payloadSchema)
  const single = { ...account.known, payload }
  const many = { ...account.known, payload: nothingType, items: listType(payload, 1) }
  const limits = { maxBytes: batch?.maxBytes, mostItems: batch?.mostUnits(many) }
  const ofSingle = routesOfPlan(plan, templatesOf(definition), single, destination, account)
  const ofBatch = routesOfPlan(batch?.plan, templatesOf(definition.batch), many, destination, account)
  return [
    ...ofSingle.map((route) => ({ ...route, action })),
    ...ofBatch.map((route) => ({ ...route, action, batch: limits })),
  ]
}

const templatesOf = ({ request, requests = [] }: Pick<Batch, 'request' | 'requests'> = {}) =>
  request === undefined ? requests : [request]

function routesOfPlan(
  plan: Pick<RequestPlan, 'requests'> | undefined,
  templates: readonly RequestTemplate[],
  known: TemplateTypes,
  { definition }: CompiledDestination,
  account: Account,
): readonly Route[] {
  const hosts = definition.request?.hosts ?? []
  return (plan?.requests ?? []).map((planned, index) => {
    const template = templates[index]
    return {
      account,
      request: planned.id,
      type: planned.typeOf?.(known) ?? typeOfCode(account, hosts),
      planned,
      ...(template === undefined ? {} : { template }),
    }
  })
}
