/** Which sample a text is for, and which of its values. */
interface Place {
  readonly run: number
  readonly count: number
}

type Make = (place: Place, word: string) => string | undefined

/** What definitions look at before they send it, by the name of its field. */
const usual: readonly (readonly [RegExp, Make])[] = [
  [/email(_?address)?$/i, (_, word) => `${word}@Example.com`],
  // Nobody has these numbers: the plan of North America keeps them for stories.
  [
    /phone|mobile/i,
    ({ run, count }) => `+1202555${String(100 + ((4 * count + run) % 100)).padStart(4, '0')}`,
  ],
  [/^(event_?)?(name|title)$|^event$/i, (_, word) => word.replace('Q', ' Q')],
  [/currency/i, ({ run }) => ['USD', 'EUR', 'GBP', 'JPY'][run]],
  [/time_?zone/i, ({ run }) => ['America/New_York', 'Europe/Berlin', 'Asia/Tokyo', 'Africa/Cairo'][run]],
  [/(url|uri|endpoint)$/i, (_, word) => `https://example.com/${word}`],
]

const formats: { readonly [format: string]: string } = {
  email: 'email',
  uri: 'url',
  'uri-reference': 'url',
}

/** A text for a field, of the format that it has or that its name speaks of, unlike all others. */
export function textFor(key: string, format: string | undefined, place: Place): string {
  const word = `${key.replaceAll(/[^A-Za-z0-9]/g, '')}Q${place.count}${'abcd'[place.run]}`
  const name = formats[format ?? ''] ?? key
  const [, make] = usual.find(([pattern]) => pattern.test(name)) ?? []
  return make?.(place, word) ?? word
}
