import { readdirSync, readFileSync } from 'node:fs'
import type { FilterConfig } from '../../src/index.js'
import type { Json, JsonObject } from '../../src/json/value.js'
import { deepFreeze } from '../deep-freeze.js'
import type { VectorFile } from '../definitions/vector-file.js'

/** All conformance vectors that run (test/vectors/README.md), as plain JSON. */
export interface VectorFiles {
  readonly fql: readonly FqlFile[]
  readonly mappings: readonly MappingFile[]
  readonly filters: readonly FilterCase[]
  readonly destinations: readonly VectorFile[]
}

export interface FqlFile {
  readonly event?: JsonObject
  readonly cases: readonly {
    readonly id: string
    readonly query: string
    readonly event?: JsonObject
    readonly result: boolean
  }[]
}

export interface MappingFile {
  readonly events?: { readonly [name: string]: JsonObject }
  readonly cases: readonly MappingCase[]
}

interface ExpectedOutput {
  readonly output?: Json
  readonly absent?: true
  readonly invalid?: true
}

export interface MappingCase extends ExpectedOutput {
  readonly id: string
  readonly mapping: Json
  readonly event: string | JsonObject
  readonly ours?: ExpectedOutput
}

export interface FilterCase {
  readonly id: string
  readonly filters: readonly FilterConfig[]
  readonly event: JsonObject
  readonly result: Json
  readonly invalid?: true
}

/** What no mapping and no query compiles of stands in files of its own. */
const never = ['errors.json', 'invalid.json']

export function readVectorFiles(): VectorFiles {
  const [filters] = readAll('filters')
  return deepFreeze({
    fql: readAll('fql'),
    mappings: readAll('mappings'),
    filters: filters.cases,
    destinations: readAll('destinations'),
  })
}

function readAll(folder: string) {
  const place = new URL(`../vectors/${folder}/`, import.meta.url)
  return readdirSync(place)
    .filter((name) => name.endsWith('.json') && !never.includes(name))
    .map((name) => JSON.parse(readFileSync(new URL(name, place), 'utf8')))
}
