import { type Expression, type Lambda, readPath, variable } from '../../src/expressions/expression.js'
import { runOnAll } from './back-ends.js'

/** The one parameter of most lambdas in these tests. */
export const data = variable('data')

/** The expression for a path below it. */
export const at = (...keys: readonly string[]): Expression => readPath(data, keys)

export const onData = (body: Expression): Lambda => ({ parameters: [data], body })

/** What `body` gives on every back end where `data` is `value`. */
export const given = (body: Expression, value: unknown = {}): unknown => runOnAll(onData(body), value)
