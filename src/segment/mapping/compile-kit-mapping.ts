import { read } from '../../expressions/index.js'
import { compileMappingWith, type DirectiveRoutine } from '../../mappings/index.js'
import { lowerPart } from './lower-part.js'
import { mappingToProcess } from './mapping-to-process.js'
import { Place } from './place.js'
import { validateMapping } from './validate/validate-mapping.js'

/** Data and the statistics that are told of it to output, in which what is missing still stands as undefined. */
export type KitMapping = (data: unknown, stats: unknown) => unknown

/**
 * A mapping as the public kit runs it: a language of one directive that stands for the whole mapping, on the compiler
 * of all others. Throws what is wrong with the mapping; what it gives throws where a run reaches a mistake.
 */
export function compileKitMapping(mapping: object): KitMapping {
  const whole = mappingToProcess(mapping)
  validateMapping(whole)
  const apply = compileMappingWith({ [wholeName]: null }, { directives: [wholeMapping(whole)] })
  return (data, stats) => apply({ data, stats })
}

const wholeName = '@whole'

const wholeMapping = (mapping: object): DirectiveRoutine => ({
  name: wholeName,
  options: { $ref: '#/$defs/json' },
  lower: (_, { names: { root: run } }) =>
    lowerPart(mapping, new Place(read(run, 'data'), { stats: read(run, 'stats'), tags: [] })),
})
