import { any, anyManual } from './any.js'
import { bool, boolManual } from './bool.js'
import { contains, containsManual } from './contains.js'
import { endswith, endswithManual } from './endswith.js'
import { every, everyManual } from './every.js'
import { exists, existsManual } from './exists.js'
import type { FqlFunction, FqlRoutine } from './function.js'
import { kebabcase, kebabcaseManual } from './kebabcase.js'
import { length, lengthManual } from './length.js'
import { lowercase, lowercaseManual } from './lowercase.js'
import { match, matchManual } from './match.js'
import { number, numberManual } from './number.js'
import { snakecase, snakecaseManual } from './snakecase.js'
import { startswith, startswithManual } from './startswith.js'
import { string, stringManual } from './string.js'
import { time, timeManual } from './time.js'
import { titlecase, titlecaseManual } from './titlecase.js'
import { typeOf, typeOfManual } from './typeof.js'
import { uppercase, uppercaseManual } from './uppercase.js'

/** What compiles the calls of each function, in the order in which the reference lists them. */
export const routines = [
  contains,
  match,
  startswith,
  endswith,
  exists,
  any,
  every,
  length,
  lowercase,
  uppercase,
  snakecase,
  kebabcase,
  titlecase,
  typeOf,
  bool,
  string,
  number,
  time,
] as const satisfies readonly FqlRoutine[]

/** Every function of the language (triggers.md, "Functions"). Bundlers leave it out where only `routines` is used. */
export const fqlFunctions: readonly FqlFunction[] = /* @__PURE__ */ withManuals()

/** One without a manual does not compile. */
function withManuals(): FunctionsFor<typeof routines> {
  return Object.freeze<FunctionsFor<typeof routines>>([
    { ...contains, ...containsManual },
    { ...match, ...matchManual },
    { ...startswith, ...startswithManual },
    { ...endswith, ...endswithManual },
    { ...exists, ...existsManual },
    { ...any, ...anyManual },
    { ...every, ...everyManual },
    { ...length, ...lengthManual },
    { ...lowercase, ...lowercaseManual },
    { ...uppercase, ...uppercaseManual },
    { ...snakecase, ...snakecaseManual },
    { ...kebabcase, ...kebabcaseManual },
    { ...titlecase, ...titlecaseManual },
    { ...typeOf, ...typeOfManual },
    { ...bool, ...boolManual },
    { ...string, ...stringManual },
    { ...number, ...numberManual },
    { ...time, ...timeManual },
  ])
}

type FunctionsFor<Routines> = { readonly [place in keyof Routines]: FqlFunction }
