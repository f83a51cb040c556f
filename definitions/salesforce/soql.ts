import type { Json } from 'waybill/actions'

/**
 * The query that looks a record up. All that comes from outside stands in quotes with an escape before each quote and
 * backslash, is a number or a boolean, or has lost all that a name can not have.
 */

/** https://developer.salesforce.com/docs/platform/salesforce-soql-sosl/guide/sforce-api-calls-soql-select-quotedstringescapes.html */
const escaped = {
  '@replace': {
    value: { '@rewrite': { value: { '@path': '@.value' }, pattern: "[\\\\']", with: '\\$0' } },
    pattern: '\n',
    replacement: '\\n',
    pattern2: '\r',
    replacement2: '\\r',
  },
}

/** A value as SOQL has it; nothing for what it can not have. */
const literal = {
  '@if': {
    condition: 'typeof(@.value) = "string"',
    then: { '@join': { value: ["'", escaped, "'"], separator: '' } },
    else: {
      '@if': {
        condition: 'typeof(@.value) = "number" or typeof(@.value) = "bool"',
        then: { '@cast': { value: { '@path': '@.value' }, to: 'string' } },
      },
    },
  },
}

const joined = (separator: string) => ({
  '@join': {
    value: {
      '@each': { in: { '@path': '$.let.conditions' }, do: { '@template': '{{@.name}} = {{@.literal}}' } },
    },
    separator,
  },
})

/** `object` names what is searched: fixed by the author, or a field whose schema lets nothing but a name through. */
export const soqlLets = (object: Json) => ({
  object,
  conditions: {
    '@entries': {
      in: { '@path': '$.payload.traits' },
      to: 'list',
      value: {
        name: { '@rewrite': { value: { '@path': '@.key' }, pattern: '[^A-Za-z0-9_]+', with: '' } },
        literal,
      },
    },
  },
  where: {
    '@switch': {
      on: { '@path': '$.payload.recordMatcherOperator' },
      cases: { AND: joined(' AND ') },
      default: joined(' OR '),
    },
  },
  soql: { '@template': 'SELECT Id FROM {{let.object}} WHERE {{let.where}}' },
})

/** Whether a condition can not stand in a query: its field has no name, or its value is of the wrong kind. */
export const hasUnsoundCondition = 'any(let.conditions, !match(@.name, "[A-Za-z]*") or !exists(@.literal))'
