import type { KitDirective } from '../directive.js'

/** Directives inside of it run. */
export const literal: KitDirective = { name: '@literal', lower: (value, place) => place.lower(value) }
