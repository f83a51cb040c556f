import type { Json } from '../../../json/value.js'
import { printLiteral } from '../print/literal.js'

/** A module with one action, for a definition that takes its actions from others. */
export const printActionModule = (name: string, action: Json, ending: string): string =>
  ending.endsWith('ts')
    ? `import type { Action } from 'waybill/actions'\n\nexport const ${name}: Action = ${printLiteral(action)}\n`
    : `export const ${name} = ${printLiteral(action)}\n`
