import type { DefinitionFormat } from './format.js'
import { json } from './json.js'
import { typescript } from './typescript.js'
import { yaml } from './yaml.js'

/** The formats of `--format`; the first is the one that is taken where none is named. */
export const definitionFormats: readonly [DefinitionFormat, ...DefinitionFormat[]] = Object.freeze([
  yaml,
  typescript,
  json,
])
