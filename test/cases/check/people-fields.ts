/** Stands in another file, where no range leads. */
export const email = { type: 'string', format: 'email' } as const
