import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { call, type Expression } from '../../expressions/expression.js'
import { absent, string } from '../../expressions/kinds.js'
import type { Native } from '../../expressions/native.js'
import { encodeBase64Bytes } from '../../json/base64.js'
import { textOf } from '../../json/text.js'
import type { Sign } from '../request-definition.js'
import type { TemplateScope } from '../template.js'
import { reportHeaderName } from './headers.js'
import type { Body } from './request-body.js'

const hashes = { sha1, sha256, sha512 }

/**
 * The header that signs a request: an HMAC (RFC 2104) over the bytes of the body before compression, or over what the
 * template says; none where that or the secret is missing.
 */
export function lowerSignature(
  sign: Sign,
  body: Body | undefined,
  scope: TemplateScope,
  pointer: string,
): readonly (readonly [name: string, value: Expression])[] {
  const secret = scope.mapping(sign.secret, `${pointer}/secret`).expression
  const message = lowerMessage(sign, body, scope, pointer)
  if (message === undefined) {
    scope.problem('definition/request', pointer, 'there is no body to sign', {
      hint: 'give a body, or say in "message" what is signed',
    })
    return []
  }
  return [signatureHeader(sign, message, secret, scope, pointer)]
}

/** The header that signs a message; it is left out where the message or the secret is missing. */
export function signatureHeader(
  { header, algorithm, encoding, prefix = '' }: Sign,
  message: Expression,
  secret: Expression,
  scope: TemplateScope,
  pointer: string,
): readonly [name: string, value: Expression] {
  reportHeaderName(header, scope, `${pointer}/header`)
  return [header.toLowerCase(), call(signature, [message, secret], { algorithm, encoding, prefix })]
}

function lowerMessage(
  { message }: Sign,
  body: Body | undefined,
  scope: TemplateScope,
  pointer: string,
): Expression | undefined {
  if (message !== undefined) return scope.mapping(message, `${pointer}/message`).expression
  return body?.encoded
}

export const signature: Native<Required<Pick<Sign, 'algorithm' | 'encoding' | 'prefix'>>> = {
  name: 'signature',
  returns: string | absent,
  prepare:
    ({ algorithm, encoding, prefix }) =>
    (message, secret) => {
      if (isMissing(message) || isMissing(secret) || secret === '') return undefined
      const bytes = hmac(hashes[algorithm], utf8ToBytes(textOf(secret)), utf8ToBytes(textOf(message)))
      return prefix + (encoding === 'hex' ? bytesToHex(bytes) : encodeBase64Bytes(bytes))
    },
}

const isMissing = (value: unknown): boolean => value === undefined || value === null
