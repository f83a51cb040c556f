import { isObject, type Json } from '../../../src/json/value.js'
import type { KnownDefect } from '../known-defect.js'
import { early, gives, isOddOption, optionsOf, refusedOnlyByPeer, refusedOnlyByUs } from './asking.js'
import { mergeOf } from './merges.js'

const isWritten = (value: Json | undefined): value is Json => value !== undefined && !isObject(value)

export const objectDefects: readonly KnownDefect[] = [
  {
    name: 'a missing field takes an earlier one out of @merge',
    why: 'mappings.md, `@merge`: an undefined value never deletes an earlier one',
    example: {
      mapping: {
        all: { '@merge': { direction: 'right', objects: [{ id: 1 }, { id: { '@path': '$.missing' } }] } },
      },
      event: {},
    },
    matches: (difference) => (mergeOf(difference)?.lost.length ?? 0) > 0,
  },
  {
    name: 'text and lists in @merge are taken apart into characters and elements',
    why: 'mappings.md, `@merge`: what is no object is ignored',
    example: {
      mapping: { all: { '@merge': { direction: 'right', objects: [{ id: 1 }, { '@path': '$.name' }] } } },
      event: { name: 'Ann' },
    },
    matches: (difference) => mergeOf(difference)?.isTakenApart === true,
  },
  {
    name: 'a text, number or list that is written into @merge is taken where it is not validated',
    why: early,
    example: {
      mapping: { list: [{ '@merge': { direction: 'right', objects: ['ab', { id: 1 }] } }] },
      event: {},
    },
    matches: (difference) => {
      const objects = optionsOf(difference.mapping, '@merge')?.objects
      return (
        Array.isArray(objects) &&
        objects.some(
          (object: Json, index) =>
            isWritten(object) && refusedOnlyByUs(difference, `/@merge/objects/${index}`),
        )
      )
    },
  },
  {
    name: '@merge of no objects is an empty object',
    why: early,
    example: { mapping: { all: { '@merge': { direction: 'right', objects: [] } } }, event: {} },
    matches: (difference) =>
      gives(difference.peer, {}) &&
      isOddOption(difference, '@merge', 'objects', (value) => Array.isArray(value) && value.length === 0),
  },
  {
    name: 'a `direction` other than "left" is right',
    why: early,
    example: {
      mapping: { all: { '@merge': { direction: 'Left', objects: [{ a: 1 }, { a: 2 }] } } },
      event: {},
    },
    matches: (difference) =>
      isOddOption(difference, '@merge', 'direction', (value) => value !== 'left' && value !== 'right'),
  },
  {
    name: '@transform over an element that is no object is refused',
    why: 'mappings.md, Rules 5: at run time a directive gives a value or undefined',
    example: {
      mapping: {
        ids: {
          '@arrayPath': [
            '$.ids',
            { id: { '@transform': { apply: { id: 1 }, mapping: { '@path': '$.id' } } } },
          ],
        },
      },
      event: { ids: ['a'] },
    },
    matches: (difference) =>
      optionsOf(difference.mapping, '@transform') !== undefined &&
      !isObject(difference.event) &&
      refusedOnlyByPeer(difference, /^data must be an object/),
  },
  {
    name: '@transform takes no list as `apply`, and neither text nor list as `mapping`',
    why: 'mappings.md, `@transform`: a mapping is JSON, lists and text included',
    example: { mapping: { id: { '@transform': { apply: { id: 1 }, mapping: 'text' } } }, event: {} },
    matches: (difference) => {
      const { apply, mapping } = optionsOf(difference.mapping, '@transform') ?? {}
      return (
        (Array.isArray(apply) || isWritten(mapping)) &&
        refusedOnlyByPeer(
          difference,
          /should be a object or a mapping directive|"apply" key should be an object/,
        )
      )
    },
  },
]
