import { definitions } from 'waybill/definitions'
import { functions } from 'waybill/functions'
import { buildModule } from '../../src/build/build-module.js'
import { VariableMarks } from '../../src/build/variable-marks.js'
import { renderDiagnostics } from '../../src/index.js'
import { idOf } from './by-modules.js'
import { type Case, mirrors } from './cases.js'

/** A built module, and the places of the cases whose connections are in it. */
export interface CaseModule {
  readonly text: string
  readonly places: readonly number[]
}

/** The cases as built modules: one a destination, and one for each that is refused when it is opened. */
export function modulesOf(cases: readonly Case[]): readonly CaseModule[] {
  const groups = new Map<string, number[]>()
  for (const [place, { destination, isRefused, now }] of cases.entries()) {
    const name = isRefused ? String(place) : `${destination} ${now}`
    groups.set(name, [...(groups.get(name) ?? []), place])
  }
  return [...groups.values()].map((places) => ({ places, text: textOf(cases, places) }))
}

function textOf(cases: readonly Case[], places: readonly number[]): string {
  const configs = places.map((place) => ({ id: idOf(place), ...withoutId(cases[place]) }))
  const marks = new VariableMarks('')
  const { text, diagnostics } = buildModule(configs, {
    destinations: [...definitions, ...mirrors],
    functions,
    marks,
  })
  if (text === undefined) throw new Error(renderDiagnostics(diagnostics))
  return text
}

function withoutId(one: Case | undefined): object {
  const { id: _, ...config } = { id: undefined, ...one?.config }
  return config
}
