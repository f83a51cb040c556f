import type { KitDirective } from '../directive.js'
import { arrayPath } from './array-path.js'
import { caseDirective } from './case.js'
import { excludeWhenNull } from './exclude-when-null.js'
import { flatten } from './flatten.js'
import { ifDirective } from './if.js'
import { json } from './json.js'
import { liquid } from './liquid.js'
import { literal } from './literal.js'
import { merge } from './merge.js'
import { path } from './path.js'
import { replace } from './replace.js'
import { template } from './template.js'
import { transform } from './transform.js'

/** The directives of the public kit, by name. */
export const directives: ReadonlyMap<string, KitDirective> = new Map(
  [
    arrayPath,
    caseDirective,
    excludeWhenNull,
    flatten,
    ifDirective,
    json,
    liquid,
    literal,
    merge,
    path,
    replace,
    template,
    transform,
  ].map((directive) => [directive.name, directive]),
)
