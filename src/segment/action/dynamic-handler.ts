import { keysOfPath } from '../mapping/keys-of-path.js'
import { valueAt } from '../mapping/read-key.js'
import type { DynamicFieldContext } from '../types/dynamic-field.js'

/** What asks for the choices of a field, and for which member of it. */
export interface DynamicHandler {
  readonly handler: unknown
  readonly context: DynamicFieldContext | undefined
}

/**
 * The function of a definition's `dynamicFields` for a field: `name`, `list.[2].member` of each element,
 * `object.member`, or `__values__` of an object that has no function for the member.
 */
export function dynamicHandler(dynamicFields: object | undefined, field: string): DynamicHandler {
  const { path, context } = handlerPath(dynamicFields, field)
  return { handler: valueAt(dynamicFields, keysOfPath(path)), context }
}

function handlerPath(
  dynamicFields: object | undefined,
  field: string,
): { readonly path: string; readonly context: DynamicFieldContext | undefined } {
  const [, list, index, member] = /^(.*)\.\[(\d+)\]\.(.*)/.exec(field) ?? []
  if (member)
    return { path: `${list}.${member}`, context: { selectedArrayIndex: Number.parseInt(index ?? '', 10) } }
  const [, parent, selectedKey] =
    list === undefined ? (/^(.*)\.(.*)/.exec(field) ?? []) : [undefined, list, index]
  if (parent === undefined || selectedKey === undefined) return { path: field, context: undefined }
  const members: unknown = dynamicFields && Reflect.get(dynamicFields, parent)
  if (typeof members !== 'object' || members === null || selectedKey in members)
    return { path: field, context: undefined }
  return { path: `${parent}.__values__`, context: { selectedKey } }
}
