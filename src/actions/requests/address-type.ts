import type { Call, Expression } from '../../expressions/expression.js'
import { string } from '../../expressions/kinds.js'
import { canBeTrue, mustBeTrue, type TypeScope } from '../../expressions/types/type-of.js'
import { literalPattern } from '../../json/literal-pattern.js'
import { isObject } from '../../json/value.js'

/** Addresses that a request can go to. */
export interface AddressType {
  /** Scheme and host; left out where the payload decides on them. */
  readonly origin?: string
  /** Where the payload decides: the hosts that it may name. */
  readonly hosts?: readonly string[]
  /** A regular expression for the whole path, from its first slash on. */
  readonly path: string
}

/** A part of an address: text as it stands there, or what any text of its kind fits. */
type Piece = string | { readonly pattern: string; readonly hosts?: readonly string[] }

/** Every address that an expression can give; never too few. */
export const addressTypes = (address: Expression, scope: TypeScope): readonly AddressType[] =>
  alternatives(address, scope).map(typeOfPieces)

const inPath: Piece = { pattern: '[^/?#]*' }
const anywhere: Piece = { pattern: '.*' }

/** More than these are no longer told one by one. */
const mostAlternatives = 64

function alternatives(expression: Expression, scope: TypeScope): readonly (readonly Piece[])[] {
  const { kinds, scalars } = scope.of(expression)
  if (kinds === string && scalars !== undefined) return scalars.map((text) => [String(text)])
  if (expression.kind === 'call') return alternativesOfCall(expression, scope)
  if (expression.kind === 'coalesce') return expression.values.flatMap((value) => alternatives(value, scope))
  if (expression.kind !== 'conditional') return [[anywhere]]
  const test = scope.of(expression.test)
  return [
    ...(canBeTrue(test) ? alternatives(expression.then, scope.where(expression, true)) : []),
    ...(mustBeTrue(test) ? [] : alternatives(expression.otherwise, scope.where(expression, false))),
  ]
}

function alternativesOfCall(
  { native, args, options }: Call,
  scope: TypeScope,
): readonly (readonly Piece[])[] {
  const [first] = args
  switch (native.name) {
    case 'concatenate':
      return args.map((arg) => alternatives(arg, scope)).reduce(product, [[]])
    case 'appendQuery':
    case 'checkUrlSegment':
      return first === undefined ? [] : alternatives(first, scope)
    case 'encodeUrlHole':
      return [[inPath]]
    case 'checkTarget':
      return [
        [
          isObject(options) && Array.isArray(options.hosts)
            ? { pattern: '.*', hosts: options.hosts }
            : anywhere,
        ],
      ]
    default:
      return [[anywhere]]
  }
}

function product(
  before: readonly (readonly Piece[])[],
  after: readonly (readonly Piece[])[],
): readonly (readonly Piece[])[] {
  if (before.length * after.length > mostAlternatives) return [[anywhere]]
  return before.flatMap((left) => after.map((right) => [...left, ...right]))
}

function typeOfPieces([first = '', ...rest]: readonly Piece[]): AddressType {
  if (typeof first !== 'string')
    return { ...(first.hosts === undefined ? {} : { hosts: first.hosts }), path: '.*' }
  const [, origin, path = ''] = /^(https?:\/\/[^/?#]+)(.*)$/s.exec(first) ?? []
  if (origin === undefined || !URL.canParse(origin)) return { path: '.*' }
  return { origin: new URL(origin).origin, path: patternOf([path, ...rest]) }
}

/** The query is looked at by itself. */
function patternOf(pieces: readonly Piece[]): string {
  let pattern = ''
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      pattern += piece.pattern
      continue
    }
    const [path = '', query] = piece.split(/[?#]/, 2)
    pattern += literalPattern(path)
    if (query !== undefined) break
  }
  return pattern === '' ? '/' : pattern
}
