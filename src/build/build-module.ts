import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { createContext } from '../engine/create-context.js'
import type { EngineOptions } from '../engine/engine.js'
import { code, identifier, joinCode, quote } from '../expressions/code.js'
import { CodeTooLarge } from '../expressions/code-names.js'
import type { LoweredFunction } from '../expressions/lowered-function.js'
import { moduleFormat } from '../runtime/format.js'
import type { PlanProgram } from '../runtime/open-plan.js'
import { lowerQuery } from '../triggers/index.js'
import { lowerConfigs } from './lower-configs.js'
import { type ModuleImports, ModuleWriter } from './module-writer.js'
import type { VariableMarks } from './variable-marks.js'

export interface ModuleOptions extends Pick<EngineOptions, 'destinations' | 'functions' | 'limits'> {
  /** The marks that stand in the configurations for variables that are read when the module runs. */
  readonly marks: VariableMarks
  /** Whether there is a warning of secrets that stand in the configurations themselves. */
  readonly tellsOfSecrets?: boolean
}

export interface ModuleText {
  /** The ES module; undefined where there are errors. */
  readonly text: string | undefined
  /** Pointers begin with the place of a connection in the list. */
  readonly diagnostics: readonly Diagnostic[]
  /** The variables that have to be given to it. */
  readonly variables: readonly string[]
  readonly readsClock: boolean
}

/**
 * Writes connections as an ES module that exports `connect`: what `engine.connect` would make of them, compiled ahead of
 * time, so that nothing is parsed and no code is made from text where it runs (architecture.md). It imports nothing but
 * `waybill/runtime` and, where mappings call functions of the pack, `waybill/functions`.
 */
export function buildModule(
  configs: readonly unknown[],
  { marks, tellsOfSecrets = false, ...options }: ModuleOptions,
): ModuleText {
  const context = createContext({ ...options, evaluation: 'closures', clock: () => 0 }, lowerQuery)
  const { program, diagnostics } = lowerConfigs(
    configs,
    context,
    (text) => tellsOfSecrets && !marks.areIn(text),
  )
  const readsClock = doesReadClock(program)
  const refused = (problems: readonly Diagnostic[]): ModuleText => ({
    text: undefined,
    diagnostics: problems,
    variables: [],
    readsClock,
  })
  if (hasErrors(diagnostics)) return refused(diagnostics.map((problem) => blameVariable(problem, marks)))
  try {
    const writer = new ModuleWriter(marks)
    const written = writer.write(program)
    const compiled = marks.compiled.map(({ name, pointer }) => variableProblem(name, pointer))
    if (compiled.length > 0) return refused(compiled)
    const text = code`${importLines(writer.imports)}
export { encodeRequest } from "waybill/runtime"
export const variables = ${writer.write(marks.names)}
export const connect = (options) => openPlan({ format: ${quote(moduleFormat)}, variables, program }, options)
function program(given) {
${writer.declarations}
return ${written}
}
`
    return { text: String(text), diagnostics, variables: marks.names, readsClock }
  } catch (error) {
    if (error instanceof CodeTooLarge) return refused([tooLarge])
    throw error
  }
}

function importLines(imports: ModuleImports) {
  const own = new Set([...(imports.get('waybill/runtime') ?? []), 'openPlan'])
  const lines = [...new Map([...imports, ['waybill/runtime', own] as const])].map(([from, names]) => {
    const sorted = [...names].sort().map(identifier)
    return code`import { ${joinCode(sorted, ',')} } from ${quote(from)}`
  })
  return joinCode(lines, '\n')
}

function doesReadClock({ destinations, connections }: PlanProgram<LoweredFunction>): boolean {
  const read = [
    ...destinations.flatMap(({ actions }) => actions),
    ...connections.flatMap(({ subscriptions, transform }) => [
      ...subscriptions,
      ...(transform ? [transform] : []),
    ]),
  ]
  return read.some(({ surroundingsRead }) => surroundingsRead.includes('now'))
}

/** An error that a mark makes comes of the variable that it stands for. */
function blameVariable(problem: Diagnostic, { places }: VariableMarks): Diagnostic {
  const { pointer = '' } = problem
  const place = places.find((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`))
  return place === undefined ? problem : variableProblem(place.name, place.pointer)
}

const variableProblem = (name: string, pointer: string): Diagnostic => ({
  code: 'config/module',
  severity: 'error',
  message: `what is compiled here depends on the value of ${name}, which is known only when the module runs`,
  hint: 'write the value out, or build with --inline-environment, which writes all values into the module',
  pointer,
})

const tooLarge: Diagnostic = {
  code: 'config/module',
  severity: 'error',
  message: 'a mapping or a request is too large to be written out as code',
  hint: 'run the connection by an engine, which needs no code for it',
}
