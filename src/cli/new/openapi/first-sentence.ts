const longest = 160

/** The first sentence or line of a text, for a description; without what Markdown adds. */
export function firstSentence(long: string | undefined): string | undefined {
  const line = long
    ?.split('\n')
    .map((one) =>
      one
        .replace(/<[^<>]*>/g, '')
        .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
        .replace(/[*`#]+/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .find((one) => one !== '')
  if (line === undefined) return undefined
  const sentence = /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line
  const short = sentence.length > longest ? `${sentence.slice(0, longest)}…` : sentence
  return /[.!?…:]$/.test(short) ? short.replace(/:$/, '.') : `${short}.`
}
