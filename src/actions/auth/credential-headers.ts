import { call, coalesce, type Expression, literal, read } from '../../expressions/expression.js'
import { string } from '../../expressions/kinds.js'
import { defineNative, looksAtText } from '../../expressions/native.js'
import { textOf } from '../../json/text.js'
import type { Body } from '../requests/request-body.js'
import { signatureHeader } from '../requests/sign.js'
import type { TemplateScope } from '../template.js'
import type { RequestAuth } from './request-auth.js'
import type { CredentialEntries } from './scheme.js'

/** The headers of the auth scheme in one request, the signature of it among them. */
export function credentialHeaders(
  { headers, signature }: RequestAuth,
  method: Expression,
  url: Expression,
  body: Body | undefined,
  scope: TemplateScope,
): CredentialEntries {
  const { credentials } = scope.parts
  const plain = headers.map((name) => [name, read(read(credentials, 'headers'), name)] as const)
  if (signature === undefined) return plain
  const { sign, pointer } = signature
  const encoded = coalesce([...(body === undefined ? [] : [body.encoded]), literal('')])
  const message =
    sign.message === undefined
      ? encoded
      : scope
          .ofRequest([
            ['method', method],
            ['url', url],
            ['path', call(pathOf, [url])],
            ['query', call(queryOf, [url])],
            ['body', encoded],
          ])
          .mapping(sign.message, `${pointer}/message`).expression
  return [...plain, signatureHeader(sign, message, read(credentials, 'secret'), scope, pointer)]
}

/** As they are sent: still encoded, the query without its question mark. */
export const pathOf = defineNative({
  name: 'pathOfUrl',
  returns: string,
  looks: looksAtText,
  apply: (url) => /^[^?]*?:\/\/[^/?]*([^?]*)/.exec(textOf(url))?.[1] ?? '',
})

export const queryOf = defineNative({
  name: 'queryOfUrl',
  returns: string,
  looks: looksAtText,
  apply: (url) => textOf(url).split('?').slice(1).join('?'),
})
