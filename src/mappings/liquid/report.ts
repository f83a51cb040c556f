import type { LiquidProblem } from './template.js'

/** A stretch of the template, as its tokens name it. */
export interface Stretch {
  readonly begin: number
  readonly end: number
}

/** What is found while a template is read. */
export class Report {
  readonly problems: LiquidProblem[] = []

  error(message: string, place: Stretch, hint?: string): void {
    this.#add('error', message, place, hint)
  }

  warn(message: string, place: Stretch, hint?: string): void {
    this.#add('warning', message, place, hint)
  }

  #add(severity: 'error' | 'warning', message: string, { begin, end }: Stretch, hint?: string): void {
    const range = { start: begin, end: Math.max(begin, end) }
    this.problems.push({ severity, message, range, ...(hint === undefined ? {} : { hint }) })
  }
}
