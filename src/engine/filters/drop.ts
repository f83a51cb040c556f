import type { FilterAction } from './filter.js'

export const drop: FilterAction<{ readonly type: 'DROP' }> = {
  type: 'DROP',
  summary: 'The event goes no further.',
  options: {},
  check: () => [],
  compile: () => () => undefined,
}
