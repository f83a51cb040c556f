import { functions } from 'waybill/functions'
import type { Destination } from '../../src/actions/index.js'
import { ConfigError, createEngine, type EngineOptions } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import type { Vector, VectorFile } from './vector-file.js'
import { configOfVector, noResult, runVectorAt, type VectorResult } from './vector-result.js'

/** Runs vectors of a file through a definition, answers included; it is compiled once. */
export function vectorRunner(
  file: VectorFile,
  definition: Destination,
  options: Partial<EngineOptions>,
): (vector: Vector) => VectorResult {
  const engine = createEngine({
    clock: () => Date.parse(file.clock),
    functions,
    ...options,
    destinations: [definition],
  })
  return (vector) => {
    try {
      return runVectorAt(engine.connect(deepFreeze(configOfVector(vector, file))), vector)
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      return { ...noResult, refused: error }
    }
  }
}
