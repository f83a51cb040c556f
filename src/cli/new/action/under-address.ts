import type { Action, Destination } from '../../../actions/index.js'

/** An action whose request goes to a whole address where its definition names none for all. */
export function underAddress(action: Action, { request: shared }: Destination, baseUrl: string): Action {
  if (shared?.baseUrl !== undefined || action.request?.path === undefined) return action
  const { method, path, ...others } = action.request
  return { ...action, request: { method, url: baseUrl + path, ...others } }
}
