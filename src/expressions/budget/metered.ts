import type { Call, Expression, Loop } from '../expression.js'
import type { NativeFunction } from '../native.js'
import type { Meter } from './meter.js'
import { Work } from './work.js'

/** One run that counts its work, for the back ends that go from node to node. */
export class Metered {
  readonly #work: Work

  /** `work` is what the run may still cost, where it shares that with others. */
  constructor(
    readonly meter: Meter,
    work?: Work,
  ) {
    this.#work = work ?? new Work(meter.most)
  }

  enter(loop: Loop, list: unknown): void {
    this.#work.enter(list, this.meter.weights.get(loop) ?? 0)
  }

  keep(keeper: Expression, part: Expression, value: unknown): void {
    if (this.meter.kept.get(keeper)?.has(part) === true) this.#work.look(value, 'everywhere')
  }

  call(call: Call, args: readonly unknown[]): unknown {
    const { count, grows } = call.native
    if (count !== undefined) return count(call.options)(this.#work, ...args)
    const looks = this.meter.looks.get(call)
    if (looks === undefined) return functionOf(call)(...args)
    for (const [index, arg] of args.entries())
      if (call.args[index]?.kind !== 'literal') this.#work.look(arg, looks)
    const result = functionOf(call)(...args)
    if (grows === true) this.#work.look(result, 'everywhere')
    return result
  }

  end(result: unknown): void {
    if (this.meter.result) this.#work.look(result, 'everywhere')
  }

  /** Whether a node that stands in a loop is evaluated once for all of its rounds. */
  isOutside(loop: Loop, node: Expression): boolean {
    return this.meter.once.has(node) && this.meter.inside.get(loop)?.has(node) !== true
  }
}

/** Nodes never change, so what was prepared for one is kept as long as it. */
const prepared = new WeakMap<Call, NativeFunction>()

/** The function of a call, prepared once. */
export function functionOf(call: Call): NativeFunction {
  const apply = prepared.get(call) ?? call.native.prepare(call.options)
  prepared.set(call, apply)
  return apply
}
