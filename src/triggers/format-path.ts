import type { FqlPath, FqlSegment } from './ast.js'
import { isDigit } from './characters.js'
import { asKeyword } from './keywords.js'

/** A path as text, with a backslash wherever one is needed (requirements.md R40). */
export function pathText({ element, segments }: Pick<FqlPath, 'element' | 'segments'>): string {
  const texts = segments.map((segment, index) => segmentText(segment, element === null && index === 0))
  return (element === null ? texts : [`@${escapeName(element)}`, ...texts]).join('.')
}

function segmentText(segment: FqlSegment, first: boolean): string {
  if (segment.kind === 'some') return '$'
  const text = escapeName(segment.name)
  const start = text.charCodeAt(0)
  return asKeyword(text) !== undefined || (first && (isDigit(start) || start === 45)) ? `\\${text}` : text
}

/** A backslash before everything that is no unit of a name (`isNameUnit`). */
const escapeName = (name: string): string => name.replace(/[^\w-]/gu, '\\$&')
