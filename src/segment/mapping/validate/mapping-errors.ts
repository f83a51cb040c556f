import type { Finding, Problem } from './problem.js'

/** One mistake in a mapping. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError'

  constructor({ path, message }: Problem) {
    super(`/${path.join('/')} ${message}.`)
  }
}

/** Several mistakes in a mapping; the message lists them. */
export class MappingErrors extends Error {
  override readonly name = 'AggregateError'

  constructor(readonly errors: readonly ValidationError[]) {
    super(errors.map((error) => `\n    ${error.name}: ${error.message}`).join(''))
  }

  *[Symbol.iterator](): IterableIterator<ValidationError> {
    yield* this.errors
  }
}

/** The error for what was found in a mapping. */
export function errorFor({ problems, isMany }: Finding): ValidationError | MappingErrors {
  const errors = problems.map((problem) => new ValidationError(problem))
  const [first] = errors
  return first !== undefined && !isMany ? first : new MappingErrors(errors)
}
