import { pointerKeys } from '../../../json/pointer.js'
import type { Point } from '../../../testing/coverage/point.js'

/** What no test reaches: `trackEvent: fields.currency: no payload has it`. */
export function pointInWords({ kind, pointer, missed }: Point): string {
  const [first, name, ...rest] = pointerKeys(pointer)
  const keys = first === 'actions' ? rest : pointerKeys(pointer)
  const place = keys.filter((key) => kind !== 'field' || key !== 'properties').join('.')
  return [...(first === 'actions' ? [name] : []), ...(place === '' ? [] : [place]), missed].join(': ')
}
