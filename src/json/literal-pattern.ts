/** The source of a regular expression that a text, and nothing else, fits. */
export const literalPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
