import { filters } from './filter.js'
import { ofText } from './texts.js'
import { withoutTags } from './without-tags.js'

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&#34;'],
  ["'", '&#39;'],
])
const characters: ReadonlyMap<string, string> = new Map([...entities].map(([one, entity]) => [entity, one]))

const escapeEntities = (text: string): string => text.replace(/[&<>"']/g, (one) => entities.get(one) ?? one)
const unescapeEntities = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|#34|#39);/g, (entity) => characters.get(entity) ?? entity)

/** Half of a character (a lone surrogate), which no address can hold, as the sign for an unknown one. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')
const encode = (text: string): string => encodeURIComponent(whole(text)).replaceAll('%20', '+')

/** Text that can not be decoded comes back as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Text for and from markup and addresses. */
export const escapingFilters = filters({
  escape: ofText(0, 0, escapeEntities),
  xml_escape: ofText(0, 0, escapeEntities),
  escape_once: ofText(0, 0, (text) => escapeEntities(unescapeEntities(text))),
  strip_html: ofText(0, 0, withoutTags),
  cgi_escape: ofText(0, 0, (text) =>
    encode(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`),
  ),
  url_encode: ofText(0, 0, encode),
  url_decode: ofText(0, 0, decode),
  uri_escape: ofText(0, 0, (text) => encodeURI(whole(text)).replaceAll('%5B', '[').replaceAll('%5D', ']')),
})
