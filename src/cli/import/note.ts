/** Something that is otherwise in Waybill than it was. Plain JSON; no value of a secret stands in it. */
export interface ImportNote {
  /** `changed`: it is there, and does something else; `left-out`: it is not there; `to-do`: a person has to act. */
  readonly kind: 'changed' | 'left-out' | 'to-do'
  /** What it is about: `subscription 0 "Orders"`. */
  readonly subject: string
  readonly message: string
}

/** Notes on one subject. */
export interface Notes {
  changed(message: string): void
  leftOut(message: string): void
  toDo(message: string): void
}

/** A list of notes, and how to write to it about a subject. */
export function createNotes(): { readonly notes: ImportNote[]; about(subject: string): Notes } {
  const notes: ImportNote[] = []
  return {
    notes,
    about(subject) {
      const add = (kind: ImportNote['kind']) => (message: string) => {
        notes.push({ kind, subject, message })
      }
      return { changed: add('changed'), leftOut: add('left-out'), toDo: add('to-do') }
    },
  }
}
