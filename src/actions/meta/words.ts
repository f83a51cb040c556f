/** The smallest parts of the schemas of definitions. */

/** Anything in the mapping language. */
export const mapping = {}

/** Mappings by name. */
export const mappings = { type: 'object' }

export const text = { type: 'string', minLength: 1 }

export const syncModes = { enum: ['add', 'update', 'upsert', 'delete', 'mirror'] }
