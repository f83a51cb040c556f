const namesOfInvalid: readonly string[] = ['AggregateAjvError', 'ValidationError']

/** Gives an error of a payload, of settings or of a mapping that do not fit the status that a host answers with. */
export function markInvalid(error: unknown): void {
  if (error instanceof Error && namesOfInvalid.includes(error.name)) Object.assign(error, { status: 400 })
}
