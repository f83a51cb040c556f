/**
 * What is made when it is first asked for, and kept. Our own, as that of lodash looks for the global object by code that
 * it makes from text, which stops a script where that is forbidden.
 */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
