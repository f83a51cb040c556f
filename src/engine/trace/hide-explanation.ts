import type { Decision, Ingredients, MappingFailure, ValueSource } from '../../mappings/index.js'
import type { ExplainedNode, TriggerExplanation } from '../../triggers/index.js'
import type { Hiding } from './hiding.js'

/** Where values come from, without what must not be shown. */
export function hideSources(sources: readonly ValueSource[], hiding: Hiding): readonly ValueSource[] {
  return sources.map((source) => ({
    at: hiding.text(source.at),
    ...hideIngredients(source, hiding),
    directives: source.directives,
    because: source.because.map((decision) => hideDecision(decision, hiding)),
  }))
}

/** Why a mapping failed, without what must not be shown. */
export function hideFailure(
  { code, message, at, directives, ...ingredients }: MappingFailure,
  hiding: Hiding,
): MappingFailure {
  return { code, message: hiding.text(message), at, ...hideIngredients(ingredients, hiding), directives }
}

/** Why a query holds or not, without what must not be shown. */
export function hideQuery(
  { result, decisive, tree, failure }: TriggerExplanation,
  hiding: Hiding,
): TriggerExplanation {
  return {
    result,
    decisive: decisive.map((condition) => ({
      ...condition,
      text: hiding.text(condition.text),
      words: hiding.text(condition.words),
    })),
    tree: hideNode(tree, hiding),
    ...(failure === undefined ? {} : { failure }),
  }
}

function hideDecision({ name, at, took, skipped, ...ingredients }: Decision, hiding: Hiding): Decision {
  return {
    name,
    at,
    ...(took === undefined ? {} : { took }),
    ...(skipped === undefined ? {} : { skipped }),
    ...hideIngredients(ingredients, hiding),
  }
}

function hideIngredients({ reads, literals }: Ingredients, { text, json }: Hiding): Ingredients {
  return {
    reads: reads.map(({ path, keys, value }) => ({
      path: text(path),
      keys: keys.map((key) => (typeof key === 'string' ? text(key) : key)),
      ...(value === undefined ? {} : { value: json(value) }),
    })),
    literals: literals.map(({ at, value }) => ({ at, value: json(value) })),
  }
}

function hideNode(node: ExplainedNode, hiding: Hiding): ExplainedNode {
  const { kind, text, range, value, values, children } = node
  return {
    kind,
    text: hiding.text(text),
    range,
    ...(value === undefined ? {} : { value: hiding.json(value) }),
    ...(values === undefined ? {} : { values: values.map(hiding.json) }),
    children: children.map((child) => hideNode(child, hiding)),
  }
}
