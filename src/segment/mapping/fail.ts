import { call, type Expression, kinds, type Native } from '../../expressions/index.js'

/** An expression that throws an `Error` with the message when a run reaches it. */
export const fail = (message: string): Expression => call(throwError, [], message)

const throwError: Native<string> = {
  name: 'throwError',
  returns: kinds.absent,
  prepare: (message) => () => {
    throw new Error(message)
  },
}
