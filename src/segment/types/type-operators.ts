export type MaybePromise<Value> = Value | Promise<Value>

/** A type of which some members may be left out. */
export type Optional<Type, Key extends keyof Type> = Omit<Type, Key> & Partial<Pick<Type, Key>>
