import type { StatsContext } from '../types/services.js'

type Tell = (name: string, value: number, tags: readonly string[]) => void

/** What a service counts and measures with. */
export interface HostStats {
  /** Something happened so many times. */
  readonly incr: Tell
  /** Something took so long, or was so large. */
  readonly histogram: Tell
  readonly set?: Tell
  /** What everything that is told has among its tags. */
  readonly tags?: readonly string[]
}

/** Statistics with all that definitions call. */
export const statsContextOf = (stats: HostStats): StatsContext => ({
  statsClient: {
    incr: (name, value = 1, tags = []) => stats.incr(name, value, tags),
    histogram: (name, value = 0, tags = []) => stats.histogram(name, value, tags),
    set: (name, value, tags = []) => stats.set?.(name, value, tags),
    observe: () => {},
    _name: (name) => name,
    _tags: (tags = []) => tags,
  },
  tags: [...(stats.tags ?? [])],
})
