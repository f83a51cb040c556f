/** A field of a payload; `at` is where that stands: `$.payload` in a request of its own, `@item` in a batch. */
export const field = (at: string, name: string) => ({ '@path': `${at}.${name}` })

/** The same in a query. */
export const asked = (at: string, name: string): string => `${at.replace(/^\$\./, '')}.${name}`
