/** `waybill/actions`: definitions of destinations, what checks them and what runs them. */
export type { Json, JsonObject } from '../json/value.js'
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
export { SchemaCompiler } from './payload/schema.js'
export { checkAgainst } from './payload/schema-diagnostics.js'
export { declaresTarget } from './requests/address.js'
export type { OutboundRequest } from './requests/request.js'
export { checkBaseUrl } from './requests/url.js'
export { isSecretField, secretPaths, secretValues } from './secrets.js'
export { checkSettings } from './settings.js'
