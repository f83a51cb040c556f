import type { InputField } from '../../../../src/segment/index.js'
import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

const formats = [
  'date',
  'time',
  'date-time',
  'uri',
  'uri-reference',
  'uri-template',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'regex',
  'uuid',
  'password',
  'text',
] as const satisfies readonly InputField['format'][]

const samples = [
  'ann@example.com',
  'https://example.com/a?b=c',
  '2024-02-29',
  '2024-02-30T25:00:00Z',
  '10:20:30Z',
  '203.0.113.7',
  '2001:db8::1',
  '{id}/[',
  '6fa459ea-ee8a-4ca4-894e-db77e160355e',
  'a b',
  '1700000000',
]

export const formatsOfText: Subject = {
  name: 'Formats',
  shows: 'formats of text and the messages for what is of another one',
  define: () =>
    destination('Formats', {
      send: action(
        'Send',
        Object.fromEntries(
          formats.map((format) => [
            format,
            field('string', `A ${format}`, { format, default: at('$.properties.value') }),
          ]),
        ),
      ),
    }),
  mappings: {
    send: [{}, ...samples.map((sample) => Object.fromEntries(formats.map((format) => [format, sample])))],
  },
}
