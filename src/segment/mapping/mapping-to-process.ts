const rootKey = '__segment_internal_directive'

/**
 * What a mapping is run as: itself, or, where a directive stands for all of it, that directive with the other fields as
 * its `mapping`. Throws an `Error` where it stands there in the wrong way.
 */
export function mappingToProcess(mapping: object): object {
  const { [rootKey]: root, ...fields } = mapping as Readonly<Record<string, unknown>>
  if (!Object.keys(mapping).includes(rootKey)) return mapping
  const [[name, options] = [], ...others] = Object.entries(root as object)
  if (others.length > 0) throw new Error('The root mapping must only have a single directive object')
  if (name === undefined || !options || typeof options !== 'object')
    throw new Error('The root directive must be an object')
  return { [name]: { ...options, mapping: fields } }
}
