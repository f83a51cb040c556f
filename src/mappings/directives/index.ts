import type { Directive } from '../directive.js'
import { arrayPath } from './array-path.js'
import { base64 } from './base64.js'
import { callDirective } from './call.js'
import { caseDirective } from './case.js'
import { cast } from './cast.js'
import { coalesce } from './coalesce.js'
import { compact } from './compact.js'
import { date } from './date.js'
import { each } from './each.js'
import { entries } from './entries.js'
import { excludeWhenNull } from './exclude-when-null.js'
import { extract } from './extract.js'
import { find } from './find.js'
import { flatten } from './flatten.js'
import { fromEntries } from './from-entries.js'
import { get } from './get.js'
import { hash } from './hash.js'
import { hmac } from './hmac.js'
import { ifDirective } from './if.js'
import { join } from './join.js'
import { json } from './json.js'
import { jsonpath } from './jsonpath.js'
import { liquid } from './liquid.js'
import { literal } from './literal.js'
import { math } from './math.js'
import { merge } from './merge.js'
import { now } from './now.js'
import { omit } from './omit.js'
import { path } from './path.js'
import { pick } from './pick.js'
import { prune } from './prune.js'
import { replace } from './replace.js'
import { reverse } from './reverse.js'
import { rewrite } from './rewrite.js'
import { slice } from './slice.js'
import { sort } from './sort.js'
import { split } from './split.js'
import { switchDirective } from './switch.js'
import { template } from './template.js'
import { transform } from './transform.js'
import { trim } from './trim.js'
import { unique } from './unique.js'
import { url } from './url.js'
import { uuid } from './uuid.js'
import { walk } from './walk.js'

/** Every directive, in the order of the reference: those of the public mapping kit first, then ours. */
export const directives: readonly Directive[] = Object.freeze([
  path,
  template,
  literal,
  ifDirective,
  caseDirective,
  replace,
  arrayPath,
  flatten,
  json,
  merge,
  transform,
  excludeWhenNull,
  liquid,
  coalesce,
  switchDirective,
  get,
  pick,
  omit,
  entries,
  fromEntries,
  prune,
  each,
  walk,
  find,
  compact,
  unique,
  sort,
  reverse,
  join,
  split,
  trim,
  slice,
  extract,
  rewrite,
  hash,
  hmac,
  date,
  cast,
  math,
  url,
  base64,
  jsonpath,
  now,
  uuid,
  callDirective,
])
