import { discriminators, parseFql } from '../../triggers/index.js'

/** The fields by which nearly all triggers choose. */
const fields = ['event', 'type'] as const

export type Field = (typeof fields)[number]

/** What an event must have in one field for a trigger. */
export interface Need {
  readonly field: Field
  readonly values: readonly string[]
}

/** The field that has one of a few texts in every event that meets a trigger; undefined where there is none. */
export function needOf(trigger: string): Need | undefined {
  const { ast } = parseFql(trigger)
  const ways = discriminators(ast)
  for (const field of fields) {
    const values = ways.flatMap(
      (way) => way.find(({ path: [name, below] }) => name === field && !below)?.values ?? [null],
    )
    const texts = values.filter((value) => typeof value === 'string')
    if (texts.length === values.length) return { field, values: [...new Set(texts)] }
  }
  return undefined
}
