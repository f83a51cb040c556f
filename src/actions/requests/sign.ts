import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { call, type Expression } from '../../expressions/expression.js'
import { absent, string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { encodeBase64Bytes } from '../../json/base64.js'
import { textOf } from '../../json/text.js'
import type { Sign } from '../definition.js'
import type { TemplateScope } from '../template.js'
import { reportHeaderName } from './headers.js'
import type { Body } from './request-body.js'

const hashes = { sha1, sha256, sha512 }

/** The header that signs a body: an HMAC (RFC 2104) over the bytes that are sent; none without a body or a secret. */
export function lowerSignature(
  sign: Sign,
  body: Body | undefined,
  scope: TemplateScope,
  pointer: string,
): readonly (readonly [name: string, value: Expression])[] {
  const secret = scope.mapping(sign.secret, `${pointer}/secret`).expression
  reportHeaderName(sign.header, scope, `${pointer}/header`)
  if (body === undefined) {
    scope.problem('definition/request', pointer, 'there is no body to sign')
    return []
  }
  const { encode } = body.kind
  const signBody = defineNative({
    name: `sign.${body.kind.key}.${sign.algorithm}.${sign.encoding}`,
    returns: string | absent,
    apply: (value, key) => {
      const isUnsigned = value === undefined || key === undefined || key === null || key === ''
      return isUnsigned ? undefined : hmacText(encode(value), textOf(key), sign)
    },
  })
  return [[sign.header.toLowerCase(), call(signBody, [body.value, secret])]]
}

function hmacText(text: string, secret: string, { algorithm, encoding }: Sign): string {
  const bytes = hmac(hashes[algorithm], utf8ToBytes(secret), utf8ToBytes(text))
  return encoding === 'hex' ? bytesToHex(bytes) : encodeBase64Bytes(bytes)
}
