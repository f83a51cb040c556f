import { pointerKeys } from '../../json/pointer.js'
import { uniqueBy } from '../../json/unique-by.js'
import { isObject } from '../../json/value.js'
import { findOddity } from './interpreter/find-oddity.js'
import { interpretSchema } from './interpreter/interpret-schema.js'
import type { SchemaCheck, SchemaProblem } from './schema-problem.js'

/** Compiles JSON Schemas (2020-12) without generating code; each is compiled once. */
export class InterpretedSchemas {
  readonly #interpreted = new WeakMap<object, SchemaCheck>()

  /** What is wrong with a schema itself, or can not have been meant; undefined where there is nothing. */
  problemOf(schema: object): string | undefined {
    try {
      this.interpret(schema)
      return findOddity(schema)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  /** For a schema that every event is held to; throws where it is no schema. */
  compile(schema: object): SchemaCheck {
    return this.interpret(schema)
  }

  /** For a schema that is asked a few times, such as a configuration's: generating code would cost more than it saves. */
  interpret(schema: object): SchemaCheck {
    const check = this.#interpreted.get(schema) ?? inSchemaOrder(schema, interpretSchema(schema))
    this.#interpreted.set(schema, check)
    return check
  }
}

/** Problems come in the order in which the schema declares its properties, and none twice. */
function inSchemaOrder(schema: object, check: SchemaCheck): SchemaCheck {
  const { properties } = { properties: undefined, ...schema }
  const declared = isObject(properties) ? Object.keys(properties) : []
  const rank = ({ pointer, property }: SchemaProblem): number => {
    const place = declared.indexOf(pointerKeys(pointer)[0] ?? property ?? '')
    return place === -1 ? declared.length : place
  }
  const sorted = (problems: readonly SchemaProblem[]) =>
    uniqueBy(problems, nameOf).toSorted(
      (a, b) => rank(a) - rank(b) || compareText(a.pointer, b.pointer) || compareText(a.keyword, b.keyword),
    )
  return (value) => {
    const problems = check(value)
    return problems.length < 2 ? problems : sorted(problems)
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const nameOf = ({ pointer, keyword, property }: SchemaProblem): string => `${pointer} ${keyword} ${property}`
