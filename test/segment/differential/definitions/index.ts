import type { Subject } from '../subject.js'
import { audiences, audiencesElsewhere } from './audiences.js'
import { bounded } from './bounds.js'
import { choices } from './choices.js'
import { coercion } from './coercion.js'
import { conditional } from './conditions.js'
import { credentials } from './credentials.js'
import { deletes, noDeletes } from './deletes.js'
import { directives } from './directives.js'
import { dynamicFields } from './dynamic-fields.js'
import { emptyValues } from './empty-values.js'
import { formatsOfText } from './formats.js'
import { hooks } from './hooks.js'
import { lists } from './lists.js'
import { mergedRequests } from './merged-requests.js'
import { multiStatus } from './multi-status.js'
import { oauth, oauthManaged, oauthWithoutRefresh } from './oauth.js'
import { objects } from './objects.js'
import { plainBatches } from './plain-batches.js'
import { required } from './required.js'
import { returnedValues } from './returned-values.js'
import { services } from './services.js'
import { subscriptions } from './subscriptions.js'
import { syncModes } from './sync-modes.js'
import { thrownErrors } from './thrown-errors.js'
import { wrongMappings } from './wrong-mappings.js'

/** The definitions that both kits are given. */
export const subjects: readonly Subject[] = [
  coercion,
  required,
  choices,
  objects,
  lists,
  emptyValues,
  formatsOfText,
  bounded,
  conditional,
  directives,
  wrongMappings,
  syncModes,
  hooks,
  audiences,
  audiencesElsewhere,
  multiStatus,
  plainBatches,
  oauth,
  oauthManaged,
  oauthWithoutRefresh,
  credentials,
  deletes,
  noDeletes,
  dynamicFields,
  thrownErrors,
  returnedValues,
  subscriptions,
  services,
  mergedRequests,
]
