/** `waybill/actions`: definitions of destinations, what checks them and what runs them. */
export type { Json, JsonObject } from '../json/value.js'
export { declaresTarget } from './address.js'
export { bodyKinds } from './bodies/index.js'
export type { CompiledAction, ConnectionConstants, Run } from './compile-action.js'
export {
  type CompiledDestination,
  type CompileOptions,
  checkDefinition,
  compileDestination,
} from './compile-destination.js'
export {
  type Action,
  type Auth,
  type Check,
  type Destination,
  defineDestination,
  type Example,
  type FieldSchema,
  type ObjectSchema,
  type RequestDefaults,
  type RequestTemplate,
  type Sign,
  type Target,
} from './definition.js'
export { destinationSchema } from './meta-schema.js'
export type { OutboundRequest } from './request.js'
export { SchemaCompiler } from './schema.js'
export { checkAgainst } from './schema-diagnostics.js'
export { isSecretField, secretPaths, secretValues } from './secrets.js'
export { checkSettings } from './settings.js'
export { checkBaseUrl } from './url.js'
