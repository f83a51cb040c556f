import { allowProperties } from './allow-properties.js'
import { drop } from './drop.js'
import { dropProperties } from './drop-properties.js'
import type { FilterAction } from './filter.js'
import { hashProperties } from './hash-properties.js'
import { sample } from './sample.js'

/** Everything that a filter can do, in the order in which it is done (requirements.md R64), whatever the filters' own. */
export const filterActions: readonly FilterAction[] = Object.freeze([
  sample,
  drop,
  dropProperties,
  allowProperties,
  hashProperties,
])
