/** The calls of a delivery (`delivery.commands`), or of a page load (`connection.init()`). */
export interface QueuedCommands {
  /** Where the page keeps its queue: `cX.callQueue`. */
  readonly queue: string
  readonly calls: readonly (readonly unknown[])[]
}

/**
 * Pushes calls, in their order, into the queue of a page: an array, or whatever its library put there that has a `push`.
 * Objects on the way to it and the queue itself are created where they are missing, so that calls can come before the
 * library. True where every call was taken, or there was nothing to push.
 *
 * Never throws. Where the path holds something else, is none, or can not be written, it gives false and leaves all as it
 * was: the caller still has the calls, to push them later. Only own properties of `target` are followed, and no path
 * through `__proto__`, `prototype` or `constructor`. Where a library's `push` throws, the calls after it are pushed all
 * the same, and the answer is false.
 */
export function pushCommands(commands: QueuedCommands | undefined, target: object = globalThis): boolean {
  if (commands === undefined) return true
  try {
    const queue = queueAt(target, commands.queue.split('.'))
    return queue !== undefined && commands.calls.map((call) => push(queue, call)).every(Boolean)
  } catch {
    return false
  }
}

interface Queue {
  push(call: readonly unknown[]): unknown
}

/** Names that lead out of an object, or into what all objects share. */
const refused = /^(|__proto__|prototype|constructor)$/

/** The queue at a path, created where nothing is there; undefined where something else is. */
function queueAt(target: object, path: readonly string[]): Queue | undefined {
  if (path.some((key) => refused.test(key))) return undefined
  let [holder, depth] = [target, 0]
  for (const key of path) {
    const value = ownValue(holder, key)
    if (value === undefined || value === null) return create(holder, path.slice(depth))
    if (!isHolder(value)) return undefined
    holder = value
    depth += 1
  }
  return isQueue(holder) ? holder : undefined
}

/** What is missing is put in its place as a whole, or not at all. */
function create(holder: object, [key = '', ...rest]: readonly string[]): Queue {
  const queue: unknown[] = []
  const made = rest.reduceRight<object>((inner, name) => ({ [name]: inner }), queue)
  Reflect.set(holder, key, made)
  if (ownValue(holder, key) !== made) throw new TypeError()
  return queue
}

/** A copy: a library may change what it is given. */
function push(queue: Queue, call: readonly unknown[]): boolean {
  try {
    queue.push([...call])
    return true
  } catch {
    return false
  }
}

const ownValue = (holder: object, key: string): unknown =>
  Object.hasOwn(holder, key) ? Reflect.get(holder, key) : undefined

const isHolder = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

const isQueue = (value: object): value is Queue => typeof Reflect.get(value, 'push') === 'function'
