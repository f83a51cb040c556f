/** Where users came from, as JSON Schemas, and what it is mapped from. */

const texts = (...keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, { type: 'string' } as const]))

const campaign = { source: 'source', medium: 'medium', campaign: 'name', term: 'term', content: 'content' }

const mapped = (prefix: string) =>
  Object.fromEntries(
    Object.entries(campaign).map(([key, from]) => [
      `${prefix}utm_${key}`,
      { '@path': `$.context.campaign.${from}` },
    ]),
  )

const parameters = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content']

const referrerPath = { '@path': '$.context.page.referrer' } as const

export const campaignFields = {
  utm_properties: {
    type: 'object',
    title: 'Campaign',
    description: 'The campaign that led here (UTM parameters): the last one, and the first one ever.',
    properties: texts(...parameters),
  },
  referrer: {
    type: 'string',
    title: 'Referrer',
    description: 'The page before: the last one, and the first one ever.',
  },
} as const

export const campaignMapping = { utm_properties: mapped(''), referrer: referrerPath }

export const setFields = {
  setOnce: {
    type: 'object',
    additionalProperties: true,
    title: 'Set once',
    description: 'User properties that are set where the user has none of that name yet.',
    properties: texts('initial_referrer', ...parameters.map((parameter) => `initial_${parameter}`)),
  },
  setAlways: {
    type: 'object',
    additionalProperties: true,
    title: 'Set always',
    description: 'User properties that are set with every event.',
    properties: texts('referrer', ...parameters),
  },
  add: {
    type: 'object',
    additionalProperties: true,
    title: 'Add',
    description: 'User properties that are numbers, and what is added to each.',
  },
} as const

export const setMapping = {
  setOnce: { initial_referrer: referrerPath, ...mapped('initial_') },
  setAlways: { referrer: referrerPath, ...mapped('') },
}
