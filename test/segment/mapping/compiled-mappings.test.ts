import { describe, expect, it, vi } from 'vitest'
import { CompiledMappings } from '../../../src/segment/mapping/compiled-mappings.js'
import { withoutUndefined } from '../../../src/segment/mapping/finishing.js'
import { deepFreeze } from '../../deep-freeze.js'

const compiled = vi.hoisted(() => ({ count: 0 }))

vi.mock('../../../src/segment/mapping/compile-kit-mapping.js', async (original) => {
  const module = await original<typeof import('../../../src/segment/mapping/compile-kit-mapping.js')>()
  return {
    ...module,
    compileKitMapping: (...given: Parameters<typeof module.compileKitMapping>) => {
      compiled.count += 1
      return module.compileKitMapping(...given)
    },
  }
})

const event = deepFreeze({ id: 1, name: 'Ann' })

/** How often something is compiled, and what it gives each time. */
function runs(isDeep: boolean, ...mappings: readonly object[]) {
  const mappingsOf = new CompiledMappings(withoutUndefined, isDeep)
  compiled.count = 0
  const gives = mappings.map((mapping) => mappingsOf.map(mapping, event, undefined))
  return { gives, compiled: compiled.count }
}

const mapping = () => ({ id: { '@path': '$.id' } })

describe('the mappings of an action', () => {
  it('are compiled once for the same object', () => {
    const one = deepFreeze(mapping())
    expect(runs(true, one, one, one)).toEqual({ gives: [{ id: 1 }, { id: 1 }, { id: 1 }], compiled: 1 })
  })

  it('are compiled once for the same content', () => {
    expect(runs(false, mapping(), mapping())).toMatchObject({ compiled: 1 })
  })

  it('are told apart where one has no field and the other an undefined one under a directive', () => {
    const texts = [{ id: [undefined, 1] }, { id: [null, 1] }]
    expect(runs(false, ...texts).gives).toEqual([{ id: [undefined, 1] }, { id: [null, 1] }])
  })

  it('are told apart where one holds a date and the other its text', () => {
    const at = new Date(0)
    expect(runs(false, { at }, { at: at.toISOString() }).gives).toEqual([{ at }, { at: at.toISOString() }])
  })

  it('are compiled anew where a field was put into one', () => {
    const one: Record<string, object> = mapping()
    const mappings = new CompiledMappings(withoutUndefined, false)
    mappings.map(one, event, undefined)
    one.name = { '@path': '$.name' }
    expect(mappings.map(one, event, undefined)).toEqual({ id: 1, name: 'Ann' })
  })

  it('are compiled anew where one was changed inside, as far as that is asked for', () => {
    const one = mapping()
    const mappings = new CompiledMappings(withoutUndefined, true)
    mappings.map(one, event, undefined)
    one.id['@path'] = '$.name'
    expect(mappings.map(one, event, undefined)).toEqual({ id: 'Ann' })
  })

  it('give what shares nothing with the event', () => {
    const data = deepFreeze({ list: [{ deep: { value: 1 } }] })
    const mappings = new CompiledMappings(withoutUndefined, false)
    const given = mappings.map({ list: { '@path': '$.list' } }, data, undefined) as {
      list: { deep: { value: number } }[]
    }
    const [first] = given.list
    if (first !== undefined) first.deep.value = 2
    expect(data.list[0]?.deep.value).toBe(1)
  })
})
