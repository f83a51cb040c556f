import type { DeliveryService } from '../../delivery/index.js'

/** Deliveries that have not come to their end, of all connections. */
export const pendingOf = (service: Pick<DeliveryService, 'counts'>): number =>
  Object.values(service.counts()).reduce((sum, { pending }) => sum + pending, 0)
