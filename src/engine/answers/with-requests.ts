import type { OutboundRequest, RequestPlan } from '../../actions/index.js'

/** A plan of one request that was built before: it is not built again, so what it was made of need not be kept. */
export function withRequests(plan: RequestPlan, requests: readonly OutboundRequest[]): RequestPlan {
  return { ...plan, requests: plan.requests.map((planned) => ({ ...planned, build: () => requests })) }
}

/** The same plan for a part of a batch: what it sends has names of its own. */
export function withSuffix(plan: RequestPlan, suffix: string): RequestPlan {
  if (suffix === '') return plan
  return {
    ...plan,
    requests: plan.requests.map((planned) => ({
      ...planned,
      build: (values) =>
        planned.build(values).map((request) => ({ ...request, id: `${request.id}${suffix}` })),
    })),
  }
}
