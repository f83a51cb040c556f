import type { VariableMarks } from '../../build/variable-marks.js'
import { isObject } from '../../json/value.js'
import { fillHoles } from '../config/environment.js'

/**
 * The connections of a configuration file with marks in the place of variables, whose pointers begin with the place of
 * a connection. What only traces need is left out: a module has none.
 */
export function markVariables(connections: readonly unknown[], marks: VariableMarks): readonly unknown[] {
  return connections.map((connection, index) =>
    fillHoles(
      withoutRedact(connection),
      (match, name, pointer) => (name === undefined ? match : marks.add({ name, pointer })),
      `/${index}`,
    ),
  )
}

function withoutRedact(connection: unknown): unknown {
  if (!isObject(connection)) return connection
  const { redact: _, ...rest } = connection
  return rest
}
