/**
 * A function that gives what a promise comes to; undefined where the signal is given before. One listener stands for all
 * promises, since every request comes through here and a listener for each takes longer than the rest.
 */
export function unlessAborted(
  signal: AbortSignal,
): <Result>(promise: Promise<Result>) => Promise<Result | undefined> {
  const ends = new Set<() => void>()
  signal.addEventListener('abort', () => {
    for (const end of ends) end()
  })
  return <Result>(promise: Promise<Result>) =>
    new Promise<Result | undefined>((resolve, reject) => {
      const end = () => resolve(undefined)
      if (signal.aborted) end()
      ends.add(end)
      promise.then(
        (result) => {
          ends.delete(end)
          resolve(result)
        },
        (error) => {
          ends.delete(end)
          reject(error)
        },
      )
    })
}
