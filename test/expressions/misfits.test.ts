import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { misfits } from '../../src/expressions/types/misfits.js'
import { typeOfSchema } from '../../src/expressions/types/schema-type.js'
import {
  jsonOf,
  listType,
  nothingType,
  numberType,
  objectType,
  type Type,
  textType,
  typeOfValue,
  union,
} from '../../src/expressions/types/type.js'
import { deepFreeze } from '../deep-freeze.js'

const person = objectType(
  new Map<string, Type>([
    ['id', textType],
    ['kind', typeOfValue('person')],
    ['age', union(numberType, nothingType)],
    ['tags', listType(textType, 1, 2)],
  ]),
)
const ann = { id: 'a', kind: 'person', tags: ['x'] }

describe('a value against a type', () => {
  it.each([
    ['what is missing', { kind: 'person', tags: ['x'] }, ['/id']],
    ['another kind', { ...ann, age: '7' }, ['/age']],
    ['another value than the known ones', { ...ann, kind: 'company' }, ['/kind']],
    ['a field that there is not', { ...ann, name: 'Ann' }, ['/name']],
    ['too many elements', { ...ann, tags: ['x', 'y', 'z'] }, ['/tags']],
    ['too few', { ...ann, tags: [] }, ['/tags']],
    ['an element', { ...ann, tags: ['x', 7] }, ['/tags/1']],
    ['all of it', null, ['']],
    ['several places', { kind: 'person', age: null, tags: [] }, ['/id', '/age', '/tags']],
    ['nothing', { ...ann, age: 7 }, []],
  ])('tells %s', (_, value, pointers) => {
    expect(misfits(deepFreeze(value), person).map(({ pointer }) => pointer)).toEqual(pointers)
  })

  it('tells a text that lacks what stands in each', () => {
    const type = { ...textType, holds: ['Bearer ', '!'] }
    const texts = ['Bearer a!', 'Basic a!', '!Bearer ']
    expect(texts.map((text) => misfits(text, type).length)).toEqual([0, 1, 1])
  })

  it('looks into text that is the JSON of something', () => {
    const type = objectType(new Map([['data', jsonOf(person)]]))
    const texts = [JSON.stringify(ann), JSON.stringify({ ...ann, id: 7 }), '{', '7']
    const pointers = texts.map((data) => misfits({ data }, type).map(({ pointer }) => pointer))
    expect(pointers).toEqual([[], ['/data/id'], ['/data'], ['/data']])
    const either = union(jsonOf(typeOfValue(1)), jsonOf(typeOfValue('a')))
    expect(['1', '"a"', '"b"'].map((text) => misfits(text, either).length)).toEqual([0, 0, 1])
  })

  it('takes the name of a prototype for a field like any other', () => {
    const own = JSON.parse('{"__proto__":1}')
    expect(misfits(own, objectType(new Map([['toString', textType]])))).toMatchObject([
      { pointer: '/toString', found: undefined },
      { pointer: '/__proto__', found: 1 },
    ])
  })

  it('tells nothing of a value against its own type, alone or among others', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, other) => {
        expect(misfits(value, typeOfValue(value))).toEqual([])
        expect(misfits(value, union(typeOfValue(other), typeOfValue(value)))).toEqual([])
      }),
    )
  })

  it('leaves open what a schema says in other ways', () => {
    const type = typeOfSchema({ type: 'object', required: ['a'], properties: { a: { minLength: 3 } } })
    expect(misfits({ a: 'x', b: 1 }, type)).toEqual([])
    expect(misfits({}, type)).toHaveLength(1)
  })
})
