/** Triggers of 5 conditions: the type, the name, and three on paths. */
export const equalitiesOf = (name: string) =>
  `type = "track" and event = "${name}" and properties.price >= 20 and properties.category != "Clothing" and context.ip != null`

/** The same with a search in text, which costs both sides the same. */
export const searchFor = (part: string) =>
  `type = "track" and contains(event, "${part}") and properties.price >= 20 and properties.category != "Clothing" and context.ip != null`
