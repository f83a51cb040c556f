import { call, kinds, literal, type Native } from '../../../expressions/index.js'
import type { KitDirective } from '../directive.js'
import { fail } from '../fail.js'
import { renderTemplate } from '../liquid/render-template.js'

export const liquid: KitDirective = {
  name: '@liquid',
  lower(text, { root, observed }) {
    if (typeof text !== 'string') return fail('liquid template value must be a string')
    return call(renderLiquid, [root, observed?.stats ?? literal(undefined)], {
      text,
      tags: observed?.tags ?? [],
    })
  },
}

const renderLiquid: Native<{ readonly text: string; readonly tags: readonly string[] }> = {
  name: 'renderLiquid',
  returns: kinds.string,
  prepare: ({ text, tags }) => renderTemplate(text, tags),
}
