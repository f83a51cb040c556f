import { call, defineNative, kinds } from '../../../expressions/index.js'
import type { KitDirective } from '../directive.js'
import { expectText } from '../expect-text.js'
import { keysFromRoot } from '../keys-of-path.js'
import { valueAt } from '../read-key.js'

export const path: KitDirective = {
  name: '@path',
  lower: (text, place) =>
    typeof text === 'string'
      ? place.read(keysFromRoot(text))
      : call(readComputed, [place.root, place.lower(text)]),
}

const readComputed = defineNative({
  name: 'readComputedPath',
  returns: kinds.anything,
  apply: (root, text) => valueAt(root, keysFromRoot(expectText('@path', text))),
})
