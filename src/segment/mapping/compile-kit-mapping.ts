import { type Expression, objectOf, read } from '../../expressions/index.js'
import { compileMappingWith, type DirectiveRoutine } from '../../mappings/index.js'
import { finished } from './finished.js'
import type { Finishing } from './finishing.js'
import { isDirective, lowerPart } from './lower-part.js'
import { mappingToProcess } from './mapping-to-process.js'
import { Place } from './place.js'
import { isObject } from './real-type-of.js'
import { validateMapping } from './validate/validate-mapping.js'

/** Data and the statistics that are told of it to output. */
export type KitMapping = (data: unknown, stats: unknown) => unknown

/**
 * A mapping as the public kit runs it: a language of one directive that stands for the whole mapping, on the compiler
 * of all others. Throws what is wrong with the mapping; what it gives throws where a run reaches a mistake.
 */
export function compileKitMapping(mapping: object, finishing: Finishing): KitMapping {
  const whole = mappingToProcess(mapping)
  validateMapping(whole)
  const apply = compileMappingWith({ [wholeName]: null }, { directives: [wholeMapping(whole, finishing)] })
  return (data, stats) => apply({ data, stats })
}

const wholeName = '@whole'

const wholeMapping = (mapping: object, finishing: Finishing): DirectiveRoutine => ({
  name: wholeName,
  options: { $ref: '#/$defs/json' },
  lower: (_, { names: { root: run } }) =>
    lowerWhole(mapping, finishing, new Place(read(run, 'data'), { stats: read(run, 'stats'), tags: [] })),
})

/** Field by field where the fields are known, so that nothing is looked at twice. */
function lowerWhole(mapping: object, finishing: Finishing, place: Place): Expression {
  if (!isObject(mapping) || isDirective(mapping)) return finished(finishing.whole, lowerPart(mapping, place))
  const entries = Object.entries(mapping).filter(([key]) => key !== '__proto__')
  return objectOf(
    entries.map(([key, value]) => [key, finished(finishing.field(key), place.lowerField(key, value))]),
  )
}
