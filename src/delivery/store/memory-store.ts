import { limit } from '../limit.js'
import type {
  DeadDelivery,
  DeadLetter,
  DeliveryState,
  DeliveryStore,
  StoredDelivery,
  WaitingLane,
} from './delivery-store.js'
import { DueQueue } from './due-queue.js'
import { MessageWindow, type MessageWindowOptions } from './message-window.js'

export interface MemoryStoreOptions extends MessageWindowOptions {
  /** How many dead letters are kept; 10,000, of more the oldest go. */
  readonly maxDead?: number
}

/**
 * A store that lasts as long as its process, for tests, demonstrations and what may be lost with the process. Throws a
 * `TypeError` where a limit is none.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): DeliveryStore {
  const maxDead = limit('maxDead', options.maxDead, 10_000)
  const messages = new MessageWindow(options)
  const lanes = new Map<string, DueQueue>()
  const dead = new Map<number, DeadLetter>()
  let keys = 0

  function wait(entry: StoredDelivery): void {
    const { connection } = entry.delivery
    const lane = lanes.get(connection) ?? new DueQueue()
    lanes.set(connection, lane)
    lane.add(entry)
  }

  function add(state: DeliveryState): number {
    keys += 1
    wait({ ...state, key: keys })
    return keys
  }

  function bury(one: DeadDelivery | undefined): void {
    if (one === undefined) return
    keys += 1
    dead.set(keys, { ...one, key: keys })
    const [oldest] = dead.keys()
    if (dead.size > maxDead && oldest !== undefined) dead.delete(oldest)
  }

  function revive(key: number, now: number): boolean {
    const letter = dead.get(key)
    if (letter === undefined) return false
    const { key: _, diedAt, outcomes, ...state } = letter
    add({ ...state, attempts: 0, acceptedAt: now, dueAt: now })
    return dead.delete(key)
  }

  return {
    async put(states, noted) {
      if (noted !== undefined) messages.note(noted.ids, noted.at)
      return states.map(add)
    },
    async seen(ids, now) {
      return ids.filter((id) => messages.has(id, now))
    },
    async lanes() {
      return [...lanes].map(([connection, lane]) => laneOf(connection, lane))
    },
    async take(connection, now, limit) {
      const lane = lanes.get(connection)
      if (lane === undefined) return { entries: [], nextDueAt: undefined }
      const entries: StoredDelivery[] = []
      while (entries.length < limit && lane.first !== undefined && lane.first.dueAt <= now) {
        const entry = lane.shift()
        if (entry !== undefined) entries.push(entry)
      }
      if (lane.size === 0) lanes.delete(connection)
      return { entries, nextDueAt: lane.first?.dueAt }
    },
    // What is held lives with its holder.
    async save() {},
    async park(entry, given) {
      wait(entry)
      bury(given)
    },
    async finish(_key, _outcomes, given) {
      bury(given)
    },
    async dead({ keys: asked, connection, after = 0, limit = Number.POSITIVE_INFINITY } = {}) {
      const known = asked && new Set(asked)
      const wanted = [...dead.values()].filter(
        ({ key, delivery }) =>
          key > after &&
          (connection ?? delivery.connection) === delivery.connection &&
          known?.has(key) !== false,
      )
      return wanted.slice(0, limit)
    },
    async replay(asked, now) {
      return asked.filter((key) => revive(key, now)).length
    },
    async drop(asked) {
      return asked.filter((key) => dead.delete(key)).length
    },
    async close() {},
  }
}

const laneOf = (connection: string, { size, first }: DueQueue): WaitingLane => ({
  connection,
  waiting: size,
  dueAt: first?.dueAt ?? 0,
})
