import { didYouMean, nearest } from '../diagnostics/suggest.js'
import type { CheckOptions } from './check-options.js'
import type { FqlFunction } from './functions/function.js'
import { fqlFunctions } from './functions/functions.js'
import type { Hints } from './hints.js'

/** Says which name was probably meant. */
export const suggestions = ({ functions = fqlFunctions, elements = [] }: CheckOptions): Hints => ({
  forFunction: (name) => suggestFunction(name, functions),
  forElement: (name) => didYouMean(name, elements).hint,
})

/** By its name or by what other languages call it. */
function suggestFunction(name: string, functions: readonly FqlFunction[]): string | undefined {
  if (name.toLowerCase() === 'not') return 'write !( … )'
  const method = functions.find((known) => name.endsWith(`.${known.name}`))
  if (method !== undefined) return `write ${method.name}(${name.slice(0, -method.name.length - 1)}, …)`
  const named = nearest(
    name,
    functions.map((known) => known.name),
  )
  const alias = nearest(
    name,
    functions.flatMap(({ aliases }) => aliases),
  )
  const meant = named ?? functions.find(({ aliases }) => aliases.some((one) => one === alias))?.name
  return meant === undefined ? undefined : `did you mean "${meant}"?`
}
