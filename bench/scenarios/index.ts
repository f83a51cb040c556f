import type { Scenario } from '../scenario.js'
import { compile } from './compile.js'
import { explain } from './explain.js'
import { liquid } from './liquid.js'
import { mapping } from './mapping.js'
import { oneEvent } from './one-event.js'
import { router } from './router.js'
import { routerUpkeep } from './router-upkeep.js'
import { segmentMany, segmentOne } from './segment.js'
import { trace } from './trace.js'
import { trigger, triggerSearch } from './trigger.js'

export const scenarios: readonly Scenario[] = [
  trigger,
  triggerSearch,
  mapping,
  liquid,
  explain,
  oneEvent,
  trace,
  compile,
  router,
  routerUpkeep,
  segmentOne,
  segmentMany,
]
