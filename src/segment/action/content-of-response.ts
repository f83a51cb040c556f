/** What a response says: its parsed body, else its text. */
export function contentOf(response: Response): unknown {
  const { data, content }: { readonly data?: unknown; readonly content?: unknown } = response as object
  return data ?? content
}
