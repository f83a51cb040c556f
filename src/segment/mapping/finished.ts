import { call, code, defineNative, type Expression, kinds } from '../../expressions/index.js'
import type { Finishing } from './finishing.js'

type Finish = Finishing['whole']

/** What is made of the value of a field. Whether it stays is asked once where it is text or a number: most are. */
export function finished(finish: Finish, value: Expression): Expression {
  const keepsScalars = finish('text') === 'text' && finish(1) === 1
  return call(keepsScalars ? quickly(finish) : native(finish), [value])
}

const native = (finish: Finish) => defineNative({ name: 'finished', returns: kinds.anything, apply: finish })

const quickly = (finish: Finish) =>
  defineNative({
    name: 'finishedQuickly',
    returns: kinds.anything,
    apply: finish,
    inline: ([value], _, callIt) =>
      value === undefined
        ? undefined
        : code`${value} === undefined || typeof ${value} === "number" || typeof ${value} === "string" && ${value} !== "" ? ${value} : ${callIt()}`,
  })
