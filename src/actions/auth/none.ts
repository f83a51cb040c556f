import type { AuthScheme } from './scheme.js'

export const none: AuthScheme<{ type: 'none' }> = {
  type: 'none',
  summary: 'Nothing is added.',
  options: {},
  lower: () => ({}),
}
