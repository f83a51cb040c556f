/** One line of a rendered trace. */
export interface Line {
  readonly depth: number
  readonly text: string
  readonly tone: Tone
}

export type Tone = 'good' | 'bad' | 'title' | 'quiet' | 'plain'

export const line = (depth: number, text: string, tone: Tone = 'plain'): Line => ({ depth, text, tone })

/** A line for each line of a text. */
export const linesOf = (depth: number, text: string, tone: Tone = 'plain'): readonly Line[] =>
  text === '' ? [] : text.split('\n').map((one) => line(depth, one, tone))
