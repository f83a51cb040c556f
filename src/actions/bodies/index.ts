import type { BodyKind } from './body.js'
import { csv } from './csv.js'
import { form } from './form.js'
import { json } from './json.js'
import { multipart } from './multipart.js'
import { text } from './text.js'

/** Every kind of body. */
export const bodyKinds: readonly BodyKind[] = Object.freeze([json, form, multipart, text, csv])
