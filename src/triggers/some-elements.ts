import { type Expression, loop, type Variable, variable } from '../expressions/expression.js'

/**
 * The `$` segments of one comparison or bool function: for each the list that it stands in and the element that it
 * stands for. Each `$` stands for an element of its own (triggers.md, "A `$` segment").
 */
export class SomeElements {
  readonly #choices: { readonly list: Expression; readonly element: Variable }[] = []

  elementOf(list: Expression): Expression {
    const element = variable('$')
    this.#choices.push({ list, element })
    return element
  }

  /** Whether there are elements for which `condition` is true. Later lists may be inside of earlier elements. */
  around(condition: Expression): Expression {
    return this.#choices.reduceRight<Expression>(
      (body, { list, element }) =>
        loop({ mode: 'some', list, element, index: variable('$index'), where: undefined, body }),
      condition,
    )
  }
}
