/** What came of a run: a value, or an error as its reader sees it. */
export type Attempt = { readonly value: unknown } | { readonly name: string; readonly message: string }

/** The lines of a stack trace: where an error was thrown is nobody's promise. */
const frames = /\n\s+at .*/g

export function attempt(run: () => unknown): Attempt {
  try {
    return { value: run() }
  } catch (error) {
    return told(error)
  }
}

/** The same for what is done later. */
export async function attemptLater(run: () => Promise<unknown>): Promise<Attempt> {
  try {
    return { value: await run() }
  } catch (error) {
    return told(error)
  }
}

function told(error: unknown): Attempt {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) }
  return { name: error.name, message: error.message.replace(frames, '') }
}
