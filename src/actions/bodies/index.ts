import type { BodyKind } from './body.js'
import { json } from './json.js'
import { text } from './text.js'

/** Every kind of body. */
export const bodyKinds: readonly BodyKind[] = Object.freeze([json, text])
