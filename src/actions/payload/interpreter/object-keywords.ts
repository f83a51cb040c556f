import { pointerTo } from '../../../json/pointer.js'
import { isObject } from '../../../json/value.js'
import { compilePattern } from '../../../schemas/pattern.js'
import {
  type Check,
  checkPart,
  type Finding,
  findingOf,
  type Keyword,
  nameList,
  refuseRule,
  type SchemaCompiling,
} from './keyword.js'

const isThere = (value: Record<string, unknown>, name: string): boolean =>
  Object.hasOwn(value, name) && value[name] !== undefined

const keysOf = (value: Record<string, unknown>) => Object.keys(value).filter((key) => isThere(value, key))

/** A check that only objects are put to. */
const ofObjects =
  (check: (value: Record<string, unknown>, pointer: string, finding: Finding) => void): Check =>
  (value, pointer, finding) => {
    if (isObject(value)) check(value, pointer, finding)
  }

function checksByName(
  name: string,
  rule: unknown,
  { check }: SchemaCompiling,
): readonly (readonly [string, Check])[] {
  if (!isObject(rule)) return refuseRule(name, 'an object of schemas')
  return Object.entries(rule).map(([key, schema]) => [key, check(schema)])
}

function checkProperty(
  check: Check,
  value: Record<string, unknown>,
  key: string,
  pointer: string,
  finding: Finding,
) {
  finding.seen.add(key)
  checkPart(check, value[key], pointerTo(pointer, key), finding)
}

/** What is not declared: no schema takes it, or one does. */
function compileOthers(
  rule: unknown,
  isOther: (key: string, finding: Finding) => boolean,
  { check }: SchemaCompiling,
): Check {
  const others = check(rule)
  return ofObjects((value, pointer, finding) => {
    for (const key of keysOf(value)) {
      if (!isOther(key, finding)) continue
      if (rule === false)
        finding.problems.push({ pointer, keyword: 'additionalProperties', rule, property: key })
      else checkProperty(others, value, key, pointer, finding)
    }
  })
}

export const objectKeywords: readonly Keyword[] = [
  {
    name: 'required',
    compile(rule) {
      const names = nameList('required', rule)
      return ofObjects((value, pointer, { problems }) => {
        for (const property of names)
          if (!isThere(value, property)) problems.push({ pointer, keyword: 'required', rule, property })
      })
    },
  },
  {
    name: 'dependentRequired',
    compile(rule) {
      if (!isObject(rule)) return refuseRule('dependentRequired', 'an object of lists of names')
      const needs = Object.entries(rule).map(
        ([name, names]) => [name, nameList('dependentRequired', names)] as const,
      )
      return ofObjects((value, pointer, { problems }) => {
        for (const [name, names] of needs.filter(([name]) => isThere(value, name)))
          for (const property of names.filter((needed) => !isThere(value, needed)))
            problems.push({ pointer, keyword: 'dependentRequired', rule: name, property })
      })
    },
  },
  {
    name: 'dependentSchemas',
    compile(rule, _, compiling) {
      const checks = checksByName('dependentSchemas', rule, compiling)
      return ofObjects((value, pointer, finding) => {
        for (const [name, check] of checks) if (isThere(value, name)) check(value, pointer, finding)
      })
    },
  },
  {
    name: 'propertyNames',
    compile(rule, _, { check }) {
      const checkName = check(rule)
      return ofObjects((value, pointer, { problems }) => {
        for (const property of keysOf(value))
          if (findingOf(checkName, property, '').problems.length > 0)
            problems.push({ pointer, keyword: 'propertyNames', rule, property })
      })
    },
  },
  {
    name: 'properties',
    compile(rule, _, compiling) {
      const checks = checksByName('properties', rule, compiling)
      return ofObjects((value, pointer, finding) => {
        for (const [key, check] of checks)
          if (isThere(value, key)) checkProperty(check, value, key, pointer, finding)
      })
    },
  },
  {
    name: 'patternProperties',
    compile(rule, _, compiling) {
      const checks = checksByName('patternProperties', rule, compiling).map(
        ([pattern, check]) => [compilePattern(pattern), check] as const,
      )
      return ofObjects((value, pointer, finding) => {
        for (const key of keysOf(value))
          for (const [matches, check] of checks)
            if (matches(key)) checkProperty(check, value, key, pointer, finding)
      })
    },
  },
  {
    name: 'additionalProperties',
    compile(rule, { properties, patternProperties }, compiling) {
      const declared = new Set(Object.keys(isObject(properties) ? properties : {}))
      const patterns = Object.keys(isObject(patternProperties) ? patternProperties : {}).map(compilePattern)
      const isOther = (key: string) => !declared.has(key) && !patterns.some((matches) => matches(key))
      return compileOthers(rule, isOther, compiling)
    },
  },
]

/** After all other keywords, those of other schemas for the same value among them. */
export const unevaluatedProperties: Keyword = {
  name: 'unevaluatedProperties',
  compile: (rule, _, compiling) => compileOthers(rule, (key, { seen }) => !seen.has(key), compiling),
}
