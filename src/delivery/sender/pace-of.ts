import type { DeliveryOptions, Pace } from '../delivery-service.js'

/** The pace of a connection; the usual one where what says so throws or gives no numbers, since what waits has to go on. */
export function paceOf(connection: string, pace: DeliveryOptions['pace']): Required<Pace> {
  try {
    const given = { ...usualPace, ...pace?.(connection) }
    return Object.values(given).some(Number.isNaN) ? usualPace : given
  } catch {
    return usualPace
  }
}

const usualPace = { concurrency: 16, perSecond: Number.POSITIVE_INFINITY }
