import type { Meter } from './budget/meter.js'
import { Work } from './budget/work.js'
import { type Expression, variable } from './expression.js'

/** The values of all variables and shared nodes of one run, by the place that each was given. */
export type Frame = unknown[]
export type Closure = (frame: Frame) => unknown

/** In the place of a shared node that was not evaluated yet. */
export const notYet = Symbol('not yet')

/** Which place each variable and each shared node has in a frame. */
export class Places {
  readonly #places = new Map<Expression, number>()
  readonly #closed = new Map<Expression, Closure>()

  constructor(
    readonly shared: ReadonlySet<Expression>,
    readonly meter: Meter | undefined,
  ) {}

  of(node: Expression): number {
    const place = this.#places.get(node) ?? this.#places.size
    this.#places.set(node, place)
    return place
  }

  /** The closure of a shared node: made once, and evaluated once where its place says that it is not known yet. */
  once(node: Expression, make: () => Closure): Closure {
    const known = this.#closed.get(node) ?? evaluatedOnce(make(), this.of(node))
    this.#closed.set(node, known)
    return known
  }

  /** The place of what is left of a run's work. */
  get work(): number {
    return this.of(workVariable)
  }

  startFrame(): Frame {
    return [...this.#places.keys()].map((node) => (node.kind === 'variable' ? undefined : notYet))
  }
}

const workVariable = variable('work')

/** How a frame's work is found by what counts it. */
export function workAt(place: number): (frame: Frame) => Work {
  return (frame) => {
    const work = frame[place]
    if (work instanceof Work) return work
    throw new Error('a run that counts began without its work')
  }
}

function evaluatedOnce(closure: Closure, place: number): Closure {
  return (frame) => {
    const known = frame[place]
    if (known !== notYet) return known
    const value = closure(frame)
    frame[place] = value
    return value
  }
}
