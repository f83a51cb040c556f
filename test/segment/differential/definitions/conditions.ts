import type { InputField } from '../../../../src/segment/index.js'
import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

type Required = Exclude<InputField['required'], boolean | undefined>
const when = (...conditions: Required['conditions']): Required => ({ conditions })
const is = (fieldKey: string, value: unknown) => ({
  fieldKey,
  operator: 'is' as const,
  value: value as string,
})
const isNot = (fieldKey: string, value: unknown) => ({ ...is(fieldKey, value), operator: 'is_not' as const })

export const conditional: Subject = {
  name: 'Conditions',
  shows:
    'fields that are required by what others hold (`required` as conditions), and `depends_on`, which is for pages only',
  define: () =>
    destination('Conditions', {
      send: action('Send', {
        value: field('string', 'Value', { default: at('$.properties.value') }),
        kind: field('string', 'Kind', { default: at('$.event') }),
        address: field('object', 'Address', {
          default: at('$.properties.address'),
          properties: {
            city: field('string', 'City', { required: when(is('kind', 'new')) }),
            zip: field('string', 'Zip'),
          },
        }),
        one: field('string', 'One', { required: when(is('kind', 'new')) }),
        other: field('string', 'Other', { required: when(isNot('kind', 'new')) }),
        instead: field('string', 'Instead', { required: when(is('value', undefined)) }),
        besides: field('string', 'Besides', { required: when(isNot('value', undefined)) }),
        both: field('string', 'Both', {
          required: { match: 'all', conditions: [is('kind', 'updated'), isNot('value', undefined)] },
        }),
        either: field('string', 'Either', {
          required: { match: 'any', conditions: [is('kind', 'deleted'), is('value', undefined)] },
        }),
        ofMember: field('string', 'Of member', { required: when(is('address.city', 'Paris')) }),
        ofMembers: field('string', 'Of members', {
          required: { match: 'any', conditions: [isNot('address.zip', '1'), is('kind', 'new')] },
        }),
        shown: field('string', 'Shown', { depends_on: when(is('kind', 'new')), default: at('$.userId') }),
      }),
    }),
  mappings: {
    send: [
      {},
      { one: 'a', other: 'b', instead: 'c', besides: 'd', both: 'e', either: 'f' },
      { address: { city: 'Paris', zip: '1' }, kind: 'new', one: 'a', besides: 'x', instead: 'y' },
    ],
  },
}
