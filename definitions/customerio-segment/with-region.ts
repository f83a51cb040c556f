import type { Action } from 'waybill/actions'

/** An action whose examples name the region, which this profile asks for. */
export const withRegion = <const Shared extends Action>(action: Shared) => ({
  ...action,
  examples: action.examples.map((example) => ({
    ...example,
    settings: { endpoint: 'north_america', ...example.settings },
  })),
})
