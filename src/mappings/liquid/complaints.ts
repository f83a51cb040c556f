/** What the tokenizer says of a template that it can not read, by how that begins, in our words. */
const complaints: readonly (readonly [begins: string, message: string, hint?: string])[] = [
  ['tag ', 'a tag is not closed', 'a tag ends with %}'],
  ['output ', 'an output is not closed', 'an output ends with }}'],
  ['raw ', '"raw" is not closed', 'it ends with {% endraw %}'],
  ['illegal tag syntax', 'a tag has no name'],
  ['illegal liquid tag syntax', 'a line of "liquid" does not begin with the name of a tag'],
  ['invalid value expression', 'a value is missing'],
  ['expected "|" before filter', 'this can not follow a value', 'a filter is written | name'],
  ['expected filter name', 'the name of a filter is missing'],
  ['expected ":" after filter name', 'a colon is missing between a filter and its arguments'],
  [
    'unexpected character',
    'this can not stand in the arguments of a filter',
    'arguments are separated by commas',
  ],
  ['[ not closed', 'a bracket is not closed'],
  ['invalid range syntax', 'a range is not well formed', 'a range is written (1..5)'],
  ['unexpected token', 'a value is missing'],
  ['invalid capture name', '"capture" needs a name'],
  ['expected variable name', '"assign" needs a name'],
  ['expected "="', 'the "=" is missing', 'it is written {% assign name = value %}'],
]

/** A tokenizer's complaint as a person reads it. */
export function complaintFor(said: string): { readonly message: string; readonly hint?: string } {
  const [, message = 'the template is not well formed', hint] =
    complaints.find(([begins]) => said.startsWith(begins)) ?? []
  return hint === undefined ? { message } : { message, hint }
}
