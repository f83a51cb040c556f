/** What `waybill check` ends with. */
export const statusOfProblems = 1

/** Words that are wrong, or a file that can not be read. */
export const statusOfUsage = 2
