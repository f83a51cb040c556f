import type { Directive, DirectiveRoutine } from '../directive.js'
import { arrayPath, arrayPathManual } from './array-path.js'
import { base64, base64Manual } from './base64.js'
import { callDirective, callManual } from './call.js'
import { caseDirective, caseManual } from './case.js'
import { cast, castManual } from './cast.js'
import { coalesce, coalesceManual } from './coalesce.js'
import { compact, compactManual } from './compact.js'
import { date, dateManual } from './date.js'
import { each, eachManual } from './each.js'
import { entries, entriesManual } from './entries.js'
import { excludeWhenNull, excludeWhenNullManual } from './exclude-when-null.js'
import { extract, extractManual } from './extract.js'
import { find, findManual } from './find.js'
import { flatten, flattenManual } from './flatten.js'
import { fromEntries, fromEntriesManual } from './from-entries.js'
import { get, getManual } from './get.js'
import { hash, hashManual } from './hash.js'
import { hmac, hmacManual } from './hmac.js'
import { ifDirective, ifManual } from './if.js'
import { join, joinManual } from './join.js'
import { json, jsonManual } from './json.js'
import { jsonpath, jsonpathManual } from './jsonpath.js'
import { liquid, liquidManual } from './liquid.js'
import { literal, literalManual } from './literal.js'
import { math, mathManual } from './math.js'
import { merge, mergeManual } from './merge.js'
import { now, nowManual } from './now.js'
import { omit, omitManual } from './omit.js'
import { path, pathManual } from './path.js'
import { pick, pickManual } from './pick.js'
import { prune, pruneManual } from './prune.js'
import { replace, replaceManual } from './replace.js'
import { reverse, reverseManual } from './reverse.js'
import { rewrite, rewriteManual } from './rewrite.js'
import { slice, sliceManual } from './slice.js'
import { sort, sortManual } from './sort.js'
import { split, splitManual } from './split.js'
import { switchDirective, switchManual } from './switch.js'
import { template, templateManual } from './template.js'
import { transform, transformManual } from './transform.js'
import { trim, trimManual } from './trim.js'
import { unique, uniqueManual } from './unique.js'
import { url, urlManual } from './url.js'
import { uuid, uuidManual } from './uuid.js'
import { walk, walkManual } from './walk.js'

/** What compiles each directive, in the order of the reference: those of the public mapping kit first, then ours. */
export const directiveRoutines = [
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
] as const satisfies readonly DirectiveRoutine[]

/** Every directive of the language. Bundlers leave it out where only `directiveRoutines` is used. */
export const directives: readonly Directive[] = /* @__PURE__ */ withManuals()

/** One without a manual does not compile. */
function withManuals(): DirectivesFor<typeof directiveRoutines> {
  return Object.freeze<DirectivesFor<typeof directiveRoutines>>([
    { ...path, ...pathManual },
    { ...template, ...templateManual },
    { ...literal, ...literalManual },
    { ...ifDirective, ...ifManual },
    { ...caseDirective, ...caseManual },
    { ...replace, ...replaceManual },
    { ...arrayPath, ...arrayPathManual },
    { ...flatten, ...flattenManual },
    { ...json, ...jsonManual },
    { ...merge, ...mergeManual },
    { ...transform, ...transformManual },
    { ...excludeWhenNull, ...excludeWhenNullManual },
    { ...liquid, ...liquidManual },
    { ...coalesce, ...coalesceManual },
    { ...switchDirective, ...switchManual },
    { ...get, ...getManual },
    { ...pick, ...pickManual },
    { ...omit, ...omitManual },
    { ...entries, ...entriesManual },
    { ...fromEntries, ...fromEntriesManual },
    { ...prune, ...pruneManual },
    { ...each, ...eachManual },
    { ...walk, ...walkManual },
    { ...find, ...findManual },
    { ...compact, ...compactManual },
    { ...unique, ...uniqueManual },
    { ...sort, ...sortManual },
    { ...reverse, ...reverseManual },
    { ...join, ...joinManual },
    { ...split, ...splitManual },
    { ...trim, ...trimManual },
    { ...slice, ...sliceManual },
    { ...extract, ...extractManual },
    { ...rewrite, ...rewriteManual },
    { ...hash, ...hashManual },
    { ...hmac, ...hmacManual },
    { ...date, ...dateManual },
    { ...cast, ...castManual },
    { ...math, ...mathManual },
    { ...url, ...urlManual },
    { ...base64, ...base64Manual },
    { ...jsonpath, ...jsonpathManual },
    { ...now, ...nowManual },
    { ...uuid, ...uuidManual },
    { ...callDirective, ...callManual },
  ])
}

type DirectivesFor<Routines> = { readonly [place in keyof Routines]: Directive }
