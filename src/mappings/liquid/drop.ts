/**
 * A value that is not data: it compares or is read in a way of its own, and where data is needed it stands for
 * `plain`. Known by a private mark, so that no event can pretend to be one.
 */
export class Drop {
  readonly #isDrop = true

  constructor(
    readonly name: 'nil' | 'empty' | 'blank' | 'event',
    readonly plain: unknown,
    /** The event, of the drop that prints its name. */
    readonly fields?: unknown,
  ) {}

  static is(value: unknown): value is Drop {
    return typeof value === 'object' && value !== null && #isDrop in value
  }
}

/** What the words of the language stand for. */
export const named = {
  nil: new Drop('nil', null),
  empty: new Drop('empty', ''),
  blank: new Drop('blank', ''),
} as const

/** The value as data. */
export const plain = (value: unknown): unknown => (Drop.is(value) ? value.plain : value)
