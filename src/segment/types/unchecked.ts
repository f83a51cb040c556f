/**
 * What a definition says the type of, and its host can't know: payloads, audience settings, what hooks return. Definitions
 * for every payload have to fit into one list of actions, which `unknown` does not allow where it stands as an argument.
 */
// biome-ignore lint/suspicious/noExplicitAny: the only type that every definition's own types fit, as argument and as result.
export type Unchecked = any
