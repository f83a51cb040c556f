import { createHash } from 'node:crypto'

/** As long as an id may be (requirements.md R89). */
const longestId = 100

/** What a message is remembered by: its id, of a long one a digest. Whoever sends events chooses how long ids are. */
export const messageKey = (id: string): string =>
  id.length <= longestId ? id : createHash('sha256').update(id).digest('base64url')
