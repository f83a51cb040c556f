import type { MadeOrigin, Traced } from '../../expressions/trace/origin.js'
import { movedOrigin, partOf } from '../../expressions/trace/part.js'
import { pointerTo } from '../../json/pointer.js'
import { type Context, inside, outermost } from './context.js'
import { afterChoice, afterLookup } from './decisions.js'
import type { ValueSource } from './explanation.js'
import { Gathering } from './gathering.js'
import { readValue, type Starts } from './starts.js'

export interface Sources {
  readonly sources: readonly ValueSource[]
  readonly missing: readonly ValueSource[]
}

/** Where each part of a value comes from, as far down as parts come from different places. */
export function sourcesOf(traced: Traced, starts: Starts): Sources {
  const sources: ValueSource[] = []
  const missing: ValueSource[] = []
  visit(traced, '', outermost(starts))
  return { sources, missing }

  function visit({ value, origin }: Traced, at: string, context: Context): void {
    switch (origin.kind) {
      case 'chosen':
        visit({ value, origin: origin.of }, at, afterChoice(context, origin))
        break
      case 'written':
        visit({ value, origin: origin.of }, at, inside(context, origin))
        break
      case 'object':
        if (isEmpty(value)) tell({ value, origin }, at, context)
        for (const [key, entry] of origin.entries) visit(entry, pointerTo(at, key), context)
        break
      case 'list':
        if (isEmpty(value)) tell({ value, origin }, at, context)
        for (const [index, item] of origin.items.entries()) visit(item, pointerTo(at, index), context)
        break
      case 'made':
        visitMade({ value, origin }, origin, at, context)
        break
      default:
        tell({ value, origin }, at, context)
    }
  }

  function visitMade(traced: Traced, origin: MadeOrigin, at: string, context: Context): void {
    const moved = movedOrigin(origin, traced.value)
    const keys = moved === undefined && holdsMoved(traced) ? keysOf(traced.value) : []
    if (moved !== undefined) visit({ value: traced.value, origin: moved }, at, afterLookup(context, origin))
    else if (keys.length === 0) tell(traced, at, context)
    for (const key of keys) visit(partOf(traced, key), pointerTo(at, key), context)
  }

  function tell(traced: Traced, at: string, context: Context): void {
    const told = traced.value === undefined ? missing : sources
    told.push(sourceOf(traced, at, context))
  }
}

function sourceOf(traced: Traced, at: string, context: Context): ValueSource {
  if (traced.origin.kind === 'data') {
    // Most values are this simple.
    const { directives, because } = context
    const read = readValue(traced.value, traced.origin, context.starts)
    return { at, reads: [read], literals: [], directives, because }
  }
  const gathering = new Gathering()
  gathering.add(traced, context)
  return gathering.source(at)
}

/** Whether some part of what was made, at any depth, was a part of what it was made of. */
function holdsMoved(whole: Traced): boolean {
  return keysOf(whole.value).some((key) => {
    const part = partOf(whole, key)
    const { origin } = part
    return origin.kind !== 'made' || movedOrigin(origin, part.value) !== undefined || holdsMoved(part)
  })
}

const isEmpty = (value: unknown): boolean => keysOf(value).length === 0

const keysOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : []
