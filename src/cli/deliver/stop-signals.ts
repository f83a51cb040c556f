import type { Signals, StopSignal } from '../io.js'

/** Waits for the wish that a process ends. */
export interface StopSignals {
  /** Given at the first wish. The second one does what it does to any process: it ends at once. */
  readonly stopped: AbortSignal
  /** Listens no longer. */
  release(): void
}

/** `onStop` is told of the first wish. */
export function stopSignals(signals: Signals | undefined, onStop: (signal: StopSignal) => void): StopSignals {
  const controller = new AbortController()
  function release(): void {
    for (const signal of stopping) signals?.off(signal, stop)
  }
  function stop(signal: StopSignal): void {
    release()
    onStop(signal)
    controller.abort()
  }
  for (const signal of stopping) signals?.on(signal, stop)
  return { stopped: controller.signal, release }
}

const stopping: readonly StopSignal[] = ['SIGINT', 'SIGTERM']
