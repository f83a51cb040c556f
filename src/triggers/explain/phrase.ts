/** What a condition says of a value, in every form that a sentence needs. */
export interface Phrase {
  /** `is more than 10` */
  readonly is: string
  /** `is not more than 10` */
  readonly isNot: string
  /** `needs to be more than 10` */
  readonly needs: string
  /** `may not be more than 10` */
  readonly mayNot: string
  /** After the value that meets it: `which is more than 10` */
  readonly meets: string
  /** After the value that does not and need not. */
  readonly meetsNot: string
}

/** A phrase with `be`; `needed` says more where the type of the value is wrong, too. */
export function be(words: string, needed = words): Phrase {
  return {
    is: `is ${words}`,
    isNot: `is not ${words}`,
    needs: `needs to be ${needed}`,
    mayNot: `may not be ${words}`,
    meets: `which is ${words}`,
    meetsNot: `which is not ${words}`,
  }
}

/** A phrase with any other verb: `contains`, `contain`, `"sale"`. */
export function does(third: string, plain: string, object: string): Phrase {
  return {
    is: `${third} ${object}`,
    isNot: `does not ${plain} ${object}`,
    needs: `needs to ${plain} ${object}`,
    mayNot: `may not ${plain} ${object}`,
    meets: `which ${third} ${object}`,
    meetsNot: `which does not ${plain} ${object}`,
  }
}

/** That there is a value: the opposite is to be missing. */
export const beThere: Phrase = {
  is: 'is there',
  isNot: 'is not there',
  needs: 'needs to be there',
  mayNot: 'needs to be missing',
  meets: 'so it is there',
  meetsNot: 'as it needs to be',
}

export const opposite = ({ is, isNot, needs, mayNot, meets, meetsNot }: Phrase): Phrase => ({
  is: isNot,
  isNot: is,
  needs: mayNot,
  mayNot: needs,
  meets: meetsNot,
  meetsNot: meets,
})
