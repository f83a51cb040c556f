import { printable } from '../../engine/printable.js'
import type { ImportedConnection } from './import-connection.js'
import type { ImportNote } from './note.js'

const titles: readonly (readonly [ImportNote['kind'], string])[] = [
  ['left-out', 'Not carried over:'],
  ['changed', 'Otherwise than it was:'],
  ['to-do', 'To do:'],
]

/** The notes on connections for people, a block for each kind that there is. */
export function renderNotes(connections: readonly ImportedConnection[]): readonly string[] {
  const notes = connections.flatMap(({ id, notes }) =>
    notes.map((note) => (connections.length === 1 ? note : { ...note, subject: `${id}, ${note.subject}` })),
  )
  return titles.flatMap(([wanted, title]) => {
    const lines = notes
      .filter(({ kind }) => kind === wanted)
      .map(({ subject, message }) => printable(`  ${subject}: ${message}`))
    return lines.length === 0 ? [] : [[title, ...lines].join('\n')]
  })
}
