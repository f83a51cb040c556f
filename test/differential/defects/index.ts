import type { KnownDefect } from '../known-defect.js'
import { branchDefects } from './branches.js'
import { languageDefects } from './language.js'
import { liquidDefects } from './liquid.js'
import { objectDefects } from './objects.js'
import { pathDefects } from './paths.js'
import { shapeDefects } from './shapes.js'
import { templateDefects } from './templates.js'
import { textDefects } from './texts.js'

/** Every difference that is meant, by what it is about; of several that match, the first one explains. */
export const knownDefectGroups: readonly {
  readonly title: string
  readonly defects: readonly KnownDefect[]
}[] = [
  { title: 'Paths', defects: pathDefects },
  { title: 'Templates', defects: templateDefects },
  { title: 'Literals and conditions', defects: branchDefects },
  { title: 'Text', defects: textDefects },
  { title: 'Lists, nested objects and JSON', defects: shapeDefects },
  { title: 'Objects laid over each other, mappings in a row', defects: objectDefects },
  { title: 'Liquid', defects: liquidDefects },
  { title: 'The language as a whole', defects: languageDefects },
]

export const knownDefects: readonly KnownDefect[] = knownDefectGroups.flatMap(({ defects }) => defects)
