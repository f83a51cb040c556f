import * as functions from 'waybill/functions'
import * as runtime from 'waybill/runtime'
import type { Destination } from '../../src/actions/index.js'
import { buildModule } from '../../src/build/build-module.js'
import { VariableMarks } from '../../src/build/variable-marks.js'
import type { ConnectionConfig } from '../../src/index.js'

/** A module of one connection, as text. */
export function builtText(config: ConnectionConfig, destinations: readonly Destination[]): string {
  const { text } = buildModule([config], {
    destinations,
    marks: new VariableMarks(''),
    functions: functions.functions,
  })
  if (text === undefined) throw new Error('the connection can not be built')
  return text
}

/** The connection of such a module, which is given its imports: the code is what a file would hold. */
export function builtConnection(
  config: ConnectionConfig,
  destinations: readonly Destination[],
): runtime.RunningConnection {
  const body = builtText(config, destinations)
    .replace(/^import \{(.*?)\} from "waybill\/(runtime|functions)"$/gm, 'const {$1} = $2')
    .replace(/^export \{.*\n/m, '')
    .replace(/^export /gm, '')
  const make = new Function('runtime', 'functions', `'use strict'\n${body}\nreturn connect()`)
  const plan: runtime.Plan = make(runtime, functions)
  const connection = plan.connections.get(config.id)
  if (connection === undefined) throw new Error('the module does not have the connection')
  return connection
}
