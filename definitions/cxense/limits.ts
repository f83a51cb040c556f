import type { Check, Json } from 'waybill/actions'

/** What Cxense takes; characters, not bytes. Past these the call goes out, and a warning says what to expect. */
const longestName = 20
const longestValue = 256

/** A user id of this length or more is not sent. */
export const externalIdLimit = 40

/** What of a text lies behind so many characters: empty where it fits. */
export const beyond = (value: Json, characters: number) => ({
  '@slice': { value, start: characters },
})

/** The names and values of parameters, as far as they are too long. */
export const parameterLets = (parameters: Json) => ({
  parameters,
  overlongNames: {
    '@entries': {
      in: { '@path': '$.let.parameters' },
      value: beyond({ '@path': '@.key' }, longestName),
      to: 'list',
    },
  },
  overlongValues: {
    '@each': {
      in: {
        '@entries': {
          in: { '@path': '$.let.parameters' },
          value: { '@cast': { value: { '@path': '@.value' }, to: 'list' } },
          to: 'list',
        },
      },
      do: { '@each': { in: { '@path': '@' }, do: beyond({ '@path': '@' }, longestValue) } },
      flat: true,
    },
  },
})

const allFit = (list: string) => `every(let.${list}, @ = null or @ = "")`

export const parameterChecks = (field: string): readonly Check[] => [
  {
    require: allFit('overlongNames'),
    severity: 'warning',
    code: 'PARAMETER_NAME_TOO_LONG',
    message: `Cxense may drop a parameter whose name has more than ${longestName} characters.`,
    fields: [field],
  },
  {
    require: allFit('overlongValues'),
    severity: 'warning',
    code: 'PARAMETER_VALUE_TOO_LONG',
    message: `Cxense may cut or drop a parameter whose value has more than ${longestValue} characters.`,
    fields: [field],
  },
]
