import { isObject } from '../../../src/json/value.js'
import type { KnownDefect } from '../known-defect.js'
import { byUs } from '../ours.js'
import { isRefused } from '../outcome.js'
import { bodyOf, gives, refusedOnlyByUs } from './asking.js'
import { ownValue, pathRead, stepsByPeer } from './paths-read.js'

const meaning = 'mappings.md, `@template`: '

const holdsObject = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(holdsObject) : isObject(value)

export const templateDefects: readonly KnownDefect[] = [
  {
    name: 'an object prints as [object Object]',
    why: `${meaning}an object, and a list that holds objects, print as JSON`,
    example: { mapping: { text: { '@template': '{{address}}' } }, event: { address: { city: 'Oslo' } } },
    matches: ({ mapping, event, peer, ours }) => {
      const read = pathRead(mapping)
      if (read?.isHole !== true) return false
      const value = ownValue(event, stepsByPeer(read))
      return (
        !isRefused(peer) &&
        holdsObject(value) &&
        gives(ours, JSON.stringify(value)) &&
        /\[object Object\]/.test(String(peer.value))
      )
    },
  },
  {
    name: "holes in the event's own text are filled",
    why: `${meaning}text from the event is never expanded again`,
    example: { mapping: { text: { '@template': '{{{name}}}' } }, event: { name: '{{secret}}', secret: 's' } },
    matches: ({ mapping, event, peer, ours }) => {
      const read = pathRead(mapping)
      if (read?.isHole !== true || isRefused(peer)) return false
      const value = ownValue(event, stepsByPeer(read))
      const text = holdsObject(value) ? JSON.stringify(value) : String(value ?? '')
      return /\{\{[^}]+\}\}/.test(text) && gives(ours, text)
    },
  },
  {
    name: 'a hole that is empty or not closed is text',
    why: 'mappings.md, Paths: an unclosed or empty hole is a mistake',
    example: { mapping: { text: { '@template': 'Hi {{name}' } }, event: { name: 'Ann' } },
    matches: (difference) => {
      const template = bodyOf(difference.mapping, '@template')
      if (typeof template !== 'string' || !refusedOnlyByUs(difference, '/@template')) return false
      const rest = template.replace(/\{\{[^{}]*[^{}\s][^{}]*\}\}/g, '')
      return rest.includes('{{')
    },
  },
  {
    name: 'the braces around a hole are taken for a part of its path',
    why: `${meaning}of more opening braces the first are text`,
    example: { mapping: { text: { '@template': '{{{id}}' } }, event: { id: 1 } },
    matches: ({ mapping, event, ours }) => {
      const template = bodyOf(mapping, '@template')
      if (typeof template !== 'string' || !/\{{3}/.test(template)) return false
      const filled = template.replace(
        /(\{*?)(\{\{\{[^{}]+\}\}\}|\{\{[^{}]+\}\})/g,
        (_, braces: string, hole: string) => {
          const text = byUs({ '@template': hole }, event)
          return braces + (isRefused(text) ? '' : text.value)
        },
      )
      return gives(ours, filled)
    },
  },
  {
    name: 'a template is computed',
    why: `${meaning}a template can not be computed`,
    example: {
      mapping: { text: { '@template': { '@path': '$.pattern' } } },
      event: { pattern: '{{id}}', id: 1 },
    },
    matches: (difference) =>
      isObject(bodyOf(difference.mapping, '@template')) && refusedOnlyByUs(difference, '/@template'),
  },
]
