import { not } from '../nodes.js'
import type { Spelling } from '../operator.js'

/** The spelling of what is true wherever `spelling` is not: with `!` before it. */
export function opposite<Value>({ write, writePublic, read }: Spelling<Value>): Spelling<Value> {
  return {
    write: (field, value) => not(write(field, value)),
    ...(writePublic && { writePublic: (field, value) => not(writePublic(field, value)) }),
    read: (node) => (node.kind === 'not' ? read(node.operand) : undefined),
  }
}
