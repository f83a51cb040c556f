import type { KnownDefect } from '../known-defect.js'
import { agree, isRefused } from '../outcome.js'
import { partByPeer } from '../peer.js'
import { bodyOf, refusedOnlyByPeer, refusedOnlyByUs } from './asking.js'

const textOf = (mapping: Parameters<typeof bodyOf>[0]): string => {
  const text = bodyOf(mapping, '@liquid')
  return typeof text === 'string' ? text : ''
}

export const liquidDefects: readonly KnownDefect[] = [
  {
    name: 'the tag `case` of Liquid is switched off',
    why: 'R52: `case` and `when` are on the public list',
    example: {
      mapping: { t: { '@liquid': '{% case type %}{% when "track" %}T{% endcase %}' } },
      event: { type: 'track' },
    },
    matches: (difference) =>
      textOf(difference.mapping).includes('{% case ') &&
      refusedOnlyByPeer(difference, /^tag "case" is disabled/),
  },
  {
    name: 'tags of Liquid that are not on the public list run',
    why: 'R52: the tags that are allowed',
    example: { mapping: { t: { '@liquid': '{% cycle "a", "b" %}' } }, event: {} },
    matches: (difference) =>
      textOf(difference.mapping).includes('{% cycle ') && refusedOnlyByUs(difference, '/@liquid'),
  },
  {
    name: 'filters of Liquid that are not on the public list run, or are ignored where there is none',
    why: 'R53: the filters that are allowed; mappings.md, Rules 4',
    example: { mapping: { t: { '@liquid': '{{ id | shout }}' } }, event: { id: 'a' } },
    matches: (difference) =>
      /\| (?:shout|base64_encode|sha256)\b/.test(textOf(difference.mapping)) &&
      refusedOnlyByUs(difference, '/@liquid'),
  },
  {
    name: '`event` of Liquid is text and has no fields',
    why: "mappings.md, `@liquid`: `event` prints the event's name and has the event's fields",
    example: { mapping: { t: { '@liquid': '{{ event.id }}' } }, event: { event: 'A', id: 1 } },
    matches: ({ mapping, event, ours }) => {
      const text = textOf(mapping)
      const ofFields = text.replaceAll('{{ event.', '{{ ')
      return text !== ofFields && agree(partByPeer({ '@liquid': ofFields }, event), ours)
    },
  },
  {
    name: '`nil` prints as an object in filters of Liquid',
    why: 'mappings.md, `@liquid`: nil is null; its own object for nil is not data',
    example: { mapping: { t: { '@liquid': '{{ nil | json }}' } }, event: {} },
    matches: ({ mapping, peer, ours }) =>
      textOf(mapping) === '{{ nil | json }}' &&
      !isRefused(peer) &&
      peer.value === '{}' &&
      !isRefused(ours) &&
      ours.value === 'null',
  },
  {
    name: '`size` of Liquid is 0 where the event has no such field',
    why: 'mappings.md, Rules 3: paths read own properties only, what is missing is empty',
    example: { mapping: { t: { '@liquid': '{{ size }}' } }, event: {} },
    matches: ({ mapping, peer, ours }) =>
      textOf(mapping) === '{{ size }}' &&
      !isRefused(peer) &&
      peer.value === '0' &&
      !isRefused(ours) &&
      ours.value === '',
  },
]
