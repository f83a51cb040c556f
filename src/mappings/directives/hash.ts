import { call } from '../../expressions/expression.js'
import { hashText } from '../digest.js'
import { type DigestOptions, digestOf, digestOptions } from '../digest-options.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

type Options = DigestOptions & { readonly skipIfHashed?: boolean }

export const hash = defineDirective<Options>({
  name: '@hash',
  options: {
    type: 'object',
    required: ['value'],
    properties: {
      ...digestOptions,
      skipIfHashed: {
        type: 'boolean',
        description:
          'A value that is such a hash already passes; of `normalize`, only `trim` and `lower` touch it.',
      },
    },
  },
  lower: (options, scope) =>
    call(hashText, [scope.lower(options.value, 'value')], {
      ...digestOf(options),
      skipIfHashed: options.skipIfHashed ?? false,
    }),
})

export const hashManual: DirectiveManual = {
  summary: 'The hash of a text, normalised first; numbers and booleans count as text.',
  examples: [
    {
      title: 'an e-mail address for an advertising platform',
      mapping: { '@hash': { value: { '@path': '$.email' }, normalize: ['trim', 'lower'] } },
      data: { email: ' Ann@Example.com ' },
      gives: '71d4f55f72fa128dfb468a1a3901507c804b74316488744d769d7f4b16696476',
    },
    {
      title: 'digits of a phone number',
      mapping: {
        '@hash': { value: { '@path': '$.phone' }, normalize: ['digits'], skipIfHashed: true },
      },
      data: { phone: '+47 123 45 678' },
      gives: '04801632d13b3f627bd32c72329a054564a83425462afe735f7b4e40003d3403',
    },
    {
      title: 'what is hashed already passes',
      mapping: {
        '@hash': { value: { '@path': '$.phone' }, normalize: ['digits', 'lower'], skipIfHashed: true },
      },
      data: { phone: 'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855' },
      gives: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
    {
      title: 'nothing is left to hash',
      mapping: { '@hash': { value: { '@path': '$.phone' }, normalize: ['digits'] } },
      data: { phone: 'none' },
    },
    {
      title: 'null stays null',
      mapping: { '@hash': { value: { '@path': '$.email' }, algorithm: 'md5' } },
      data: { email: null },
      gives: null,
    },
  ],
}
