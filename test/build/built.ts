import { definitions } from 'waybill/definitions'
import * as pack from 'waybill/functions'
import * as runtime from 'waybill/runtime'
import type { Destination } from '../../src/actions/index.js'
import { buildModule, type ModuleText } from '../../src/build/build-module.js'
import { VariableMarks } from '../../src/build/variable-marks.js'
import { markVariables } from '../../src/cli/build/mark-variables.js'
import { deepFreeze } from '../deep-freeze.js'

/** A module for connections in which `${NAME}` stands for variables, as the command builds it. */
export function buildFrom(
  connections: readonly object[],
  destinations: readonly Destination[] = definitions,
): ModuleText {
  const marks = new VariableMarks(JSON.stringify(connections))
  const marked = markVariables(deepFreeze(connections), marks)
  return buildModule(marked, { destinations, functions: pack.functions, marks })
}

type Connect = (options?: runtime.ConnectOptions) => runtime.Plan

/** The module that a text is, with its imports given to it: to load files is for the tests of processes. */
export function load({ text, diagnostics }: ModuleText): {
  readonly connect: Connect
  readonly variables: readonly string[]
} {
  if (text === undefined) throw new Error(JSON.stringify(diagnostics))
  const body = text
    .replace(/^import \{(.*?)\} from "waybill\/(runtime|functions)"$/gm, 'const {$1} = $2')
    .replace(/^export \{.*\n/m, '')
    .replace(/^export /gm, '')
  const make = new Function('runtime', 'functions', `'use strict'\n${body}\nreturn { connect, variables }`)
  return make(runtime, pack)
}

/** The plan of some connections. */
export const planOf = (
  connections: readonly object[],
  options: runtime.ConnectOptions = {},
  destinations?: readonly Destination[],
): runtime.Plan => load(buildFrom(connections, destinations)).connect(options)
