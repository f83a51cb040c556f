export type JSONPrimitive = string | number | boolean | null
export type JSONValue = JSONPrimitive | JSONObject | JSONArray
export type JSONObject = { [member: string]: JSONValue }
export type JSONArray = JSONValue[]

/** JSON before it is written: what has no JSON of its own may still stand in it. */
export type JSONLike = JSONPrimitive | JSONLikeObject | JSONLike[] | Date | undefined
export type JSONLikeObject = { [member: string]: JSONLike; [member: number]: JSONLike }
