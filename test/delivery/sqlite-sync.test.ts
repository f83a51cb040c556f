import { expect, it, vi } from 'vitest'
import { stateOf } from './store-behaviour.js'
import { openStore, storePath } from './store-file.js'

const disk = vi.hoisted(() => ({ syncs: 0, broken: false }))

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return {
    ...fs,
    fdatasync(file: number, done: (error: Error | null) => void) {
      disk.syncs += 1
      if (disk.broken) setImmediate(done, Object.assign(new Error('the disk is gone'), { code: 'EIO' }))
      else fs.fdatasync(file, done)
    },
  }
})

it('has many that put at the same time wait for the disk together', async () => {
  const store = await openStore()
  disk.syncs = 0
  await Promise.all(Array.from({ length: 1000 }, () => store.put([stateOf()])))
  expect(disk.syncs).toBeGreaterThanOrEqual(1)
  expect(disk.syncs).toBeLessThan(10)
})

it('takes nothing more when the disk has failed once, until it is opened anew', async () => {
  const path = storePath()
  const store = await openStore({ path })
  const [key = 0] = await store.put([stateOf()])
  disk.broken = true
  await expect(store.put([stateOf()], { ids: ['a'], at: 0 })).rejects.toMatchObject({ code: 'EIO' })
  disk.broken = false
  const failed = {
    code: 'STORE_FAILED',
    message: 'the disk did not take what was written: open the store anew',
  }
  await expect(store.put([stateOf()])).rejects.toMatchObject(failed)
  await expect(store.seen(['a'], 0)).rejects.toMatchObject(failed)
  await expect(store.finish(key, [])).rejects.toMatchObject(failed)
  await store.close()
  const again = await openStore({ path })
  // What was not acknowledged may have been kept all the same.
  expect((await again.take('c', 0, 9)).entries[0]?.key).toBe(key)
})
