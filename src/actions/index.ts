/** `waybill/actions`: definitions of destinations, what checks them and what runs them. */
export type { Json, JsonObject } from '../json/value.js'
export { authSchemes } from './auth/index.js'
export type { Requester, Token, TokenFailure } from './auth/token-request.js'
export { withCredentials } from './auth/with-credentials.js'
export type { Auth, ConnectionAuth, OAuth2Options, TokenOptions } from './auth-definition.js'
export { itemVerdicts } from './batch/item-verdicts.js'
export type { ItemFacts, LinkedBatch } from './batch/link-batch.js'
export type { CompiledBatch } from './batch/lower-batch.js'
export type { BodyKey, BodyKind } from './bodies/body.js'
export type { CsvBody, CsvTemplate } from './bodies/csv.js'
export type { FormBody } from './bodies/form.js'
export { bodyKinds } from './bodies/index.js'
export type { FormPart } from './bodies/multipart.js'
export type { CompiledAction } from './compile-action.js'
export {
  type CompiledDestination,
  type CompileOptions,
  checkDefinition,
  compileDestination,
} from './compile-destination.js'
export { connectionConstants } from './connection-constants.js'
export { type Action, type Check, type Destination, defineDestination, type SyncMode } from './definition.js'
export { findDefinitionDoubts } from './doubts/find-definition-doubts.js'
export { type EncodedRequest, encodedSize, encodeRequest } from './encode-request.js'
export type { Example } from './example-definition.js'
export {
  type ActionProgram,
  type ConnectionConstants,
  type LinkedAction,
  linkAction,
  type Run,
  type RunningAction,
} from './link-action.js'
export {
  type DestinationProgram,
  type LinkedDestination,
  linkDestination,
  type RunningDefinition,
} from './link-destination.js'
export { destinationSchema } from './meta-schema.js'
export type { CoercionChange } from './payload/coercion.js'
export { InterpretedSchemas } from './payload/interpreted-schemas.js'
export { SchemaCompiler } from './payload/schema.js'
export { checkAgainst } from './payload/schema-diagnostics.js'
export { advance, type FailedAnswer, type Progress } from './plan/advance.js'
export type { PlannedRequest, RequestPlan } from './plan/plan.js'
export type {
  Batch,
  BuildContext,
  BuildRequests,
  BuiltRequest,
  Commands,
  CommandTemplate,
  RequestDefaults,
  RequestTemplate,
  ResponseRule,
  ResponseVerdict,
  Sign,
} from './request-definition.js'
export { declaresTarget } from './requests/address.js'
export type { AddressType } from './requests/address-type.js'
export { publicHostsOnly } from './requests/public-hosts-only.js'
export type { OutboundRequest } from './requests/request.js'
export type { RequestType } from './requests/request-type.js'
export type { TargetRule } from './requests/target-rule.js'
export { hostMatches } from './requests/url.js'
export type { Answer, Answers } from './responses/answer.js'
export { isFailure, type Verdict } from './responses/verdict.js'
export type { FieldSchema, ObjectSchema, Target } from './schema-definition.js'
export { secretForms } from './secret-forms.js'
export { compileShownSecrets, isSecretField, secretPaths, secretValues, targetValues } from './secrets.js'
export { checkSettings } from './settings.js'
export { settingsCheckDiagnostics } from './settings-checks.js'
export type { TemplateTypes, TemplateValues } from './template-values.js'
export type { ActionNameOf, MappingOf, PayloadOf, SettingsOf } from './types-of.js'
export { compareDefinitions } from './versions/compare-definitions.js'
