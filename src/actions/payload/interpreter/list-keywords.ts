import { pointerTo } from '../../../json/pointer.js'
import {
  type Check,
  checkPart,
  type Finding,
  findingOf,
  type Keyword,
  refuseRule,
  type SchemaCompiling,
} from './keyword.js'

/** A check that only lists are put to. */
const ofLists =
  (check: (value: readonly unknown[], pointer: string, finding: Finding) => void): Check =>
  (value, pointer, finding) => {
    if (Array.isArray(value)) check(value, pointer, finding)
  }

/** Every element from an index on that is not left out is held to one schema. */
function compileItems(
  rule: unknown,
  from: number,
  isMeant: (index: number, finding: Finding) => boolean,
  { check }: SchemaCompiling,
): Check {
  const checkItem = check(rule)
  return ofLists((list, pointer, finding) => {
    for (let index = from; index < list.length; index += 1) {
      if (!isMeant(index, finding)) continue
      finding.seen.add(String(index))
      // What is undefined in a list is null in JSON.
      checkPart(checkItem, list[index] ?? null, pointerTo(pointer, index), finding)
    }
  })
}

const schemaList = (name: string, rule: unknown): readonly unknown[] =>
  Array.isArray(rule) && rule.length > 0 ? rule : refuseRule(name, 'a list of schemas')

export const listKeywords: readonly Keyword[] = [
  {
    name: 'prefixItems',
    compile(rule, _, { check }) {
      const checks = schemaList('prefixItems', rule).map(check)
      return ofLists((list, pointer, finding) => {
        for (const [index, checkItem] of checks.entries()) {
          if (index >= list.length) return
          finding.seen.add(String(index))
          checkPart(checkItem, list[index] ?? null, pointerTo(pointer, index), finding)
        }
      })
    },
  },
  {
    name: 'items',
    compile: (rule, { prefixItems }, compiling) =>
      compileItems(rule, Array.isArray(prefixItems) ? prefixItems.length : 0, () => true, compiling),
  },
  {
    name: 'contains',
    compile(rule, { minContains = 1, maxContains = Number.POSITIVE_INFINITY }, { check }) {
      const checkItem = check(rule)
      return ofLists((list, pointer, { problems, seen }) => {
        const found = list.flatMap((item, index) =>
          findingOf(checkItem, item ?? null, '').problems.length === 0 ? [String(index)] : [],
        )
        for (const index of found) seen.add(index)
        if (found.length < Number(minContains) || found.length > Number(maxContains))
          problems.push({ pointer, keyword: 'contains', rule })
      })
    },
  },
]

/** After all other keywords, those of other schemas for the same value among them. */
export const unevaluatedItems: Keyword = {
  name: 'unevaluatedItems',
  compile: (rule, _, compiling) =>
    compileItems(rule, 0, (index, { seen }) => !seen.has(String(index)), compiling),
}
