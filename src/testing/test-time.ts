/** The time at which tests run where they say none: what asks for now gives the same on every day. */
export const testTime = Date.UTC(2025, 1, 11, 14, 3, 22, 41)
