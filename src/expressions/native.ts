import type { Json } from '../json/value.js'
import type { Work } from './budget/work.js'
import type { Code } from './code.js'
import type { Expression } from './expression.js'
import type { Kinds } from './kinds.js'
import type { Type } from './types/type.js'

export type NativeFunction = (...args: readonly unknown[]) => unknown

/** How far a native looks into its arguments: what that costs is counted where it could be repeated (`meterOf`). */
export type Looks = 'nowhere' | 'text' | 'elements' | 'everywhere'

/**
 * What is moved comes out as it is or not at all, and which it is does not decide what else comes out. `present` are
 * scalars but null and empty text.
 */
export type Moved = 'anything' | 'present' | 'nothing'

/**
 * A pure function that expressions call: the same arguments give the same value, nothing is changed, nothing but
 * the arguments is read. What it is not made for gives null or undefined; the few that can fail on data throw a
 * `ValueFailure`.
 */
export interface Native<Options extends Json = Json> {
  /** Unique among all natives. */
  readonly name: string
  /** The kinds of value that it can give. */
  readonly returns: Kinds
  /** For a test of one value: it is true for these kinds, and for no other. */
  readonly is?: Kinds
  /** What it can give for arguments of these types, where more than the kinds is known; never too little. */
  type?(args: readonly Type[], options: Options): Type
  /** Makes the function for the options of one call; done once, when an expression is compiled. */
  prepare(options: Options): NativeFunction
  /** It only asks which kinds of value its arguments are, and not what is in them; where `is` is there, that says so. */
  readonly asksKind?: true
  /** How far it looks into its arguments, where it is not `everywhere`. */
  looks?(operands: readonly Expression[]): Looks
  /** What a call costs besides what it looks at, in steps of a loop: about ten nanoseconds each; 10 where left out. */
  readonly weight?: number
  /** It can give more than it was given: what it gives is counted as well. */
  readonly grows?: true
  /** For one that counts its own work, by much more than it looks at: the same function for a run that counts. */
  count?(options: Options): (work: Work, ...args: readonly unknown[]) => unknown
  /**
   * What it does with the scalars inside of its arguments: where it only moves them, a trace can follow each part of
   * the result. `nothing` where it is left out.
   */
  moves?(argument: number, keys: readonly (string | number)[]): Moved
  /**
   * The same as JavaScript, where that is faster than a call. `operands` are what `args` was generated from;
   * `callIt` gives the call, for the cases that the quick form leaves out.
   */
  inline?(args: readonly Code[], operands: readonly Expression[], callIt: () => Code): Code | undefined
}

/** A native that takes no options. Bundlers leave out those that nothing calls. */
/* @__NO_SIDE_EFFECTS__ */
export function defineNative(
  native: Omit<Native<null>, 'prepare'> & { readonly apply: NativeFunction },
): Native<null> {
  const { apply, ...rest } = native
  return { ...rest, prepare: () => apply }
}

/** For what takes the same time whatever it is given. */
export const looksNowhere = (): Looks => 'nowhere'

/** For what looks at characters, and at nothing in lists and objects. */
export const looksAtText = (): Looks => 'text'

/** For what goes over elements or fields and not into them. */
export const looksAtElements = (): Looks => 'elements'
