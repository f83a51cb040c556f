/** A line of a report: what would speak to a terminal instead of being seen on it becomes a space. */
export const printable = (line: string): string => line.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
