import { any } from './any.js'
import { bool } from './bool.js'
import { contains } from './contains.js'
import { endswith } from './endswith.js'
import { every } from './every.js'
import { exists } from './exists.js'
import type { FqlFunction } from './function.js'
import { kebabcase } from './kebabcase.js'
import { length } from './length.js'
import { lowercase } from './lowercase.js'
import { match } from './match.js'
import { number } from './number.js'
import { snakecase } from './snakecase.js'
import { startswith } from './startswith.js'
import { string } from './string.js'
import { time } from './time.js'
import { titlecase } from './titlecase.js'
import { typeOf } from './typeof.js'
import { uppercase } from './uppercase.js'

/** Every function of the language (triggers.md, "Functions"), in the order in which the reference lists them. */
export const fqlFunctions: readonly FqlFunction[] = Object.freeze([
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
])
