/** A mistake in a mapping: where it stands, and in which words the public kit tells it. */
export interface Problem {
  readonly path: readonly string[]
  readonly message: string
}

/** What a check found; `isMany` where the public kit throws a list of errors, also for a single one. */
export interface Finding {
  readonly problems: readonly Problem[]
  readonly isMany: boolean
}

/** Looks at a part of a mapping; undefined where nothing is wrong. */
export type Check = (value: unknown, path: readonly string[]) => Finding | undefined

export const oneProblem = (path: readonly string[], message: string): Finding => ({
  problems: [{ path, message }],
  isMany: false,
})

export function manyProblems(findings: readonly (Finding | undefined)[]): Finding | undefined {
  const problems = findings.flatMap((finding) => finding?.problems ?? [])
  return problems.length === 0 ? undefined : { problems, isMany: true }
}
