/** How many steps of work a run may come to unless said: about a tenth of a second, and far beyond what events need. */
export const mostWork = 10_000_000
