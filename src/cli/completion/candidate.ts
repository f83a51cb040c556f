/** A word that could stand at the end of a line, and what it means. */
export interface Candidate {
  readonly word: string
  readonly description: string
}
