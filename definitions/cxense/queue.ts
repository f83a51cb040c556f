/** The page’s queue, and what more than one call says. */

export const queue = 'cX.callQueue'

/** Setting it again changes nothing, and an event that is sent without it is lost. */
export const eventAttributes = [
  'setEventAttributes',
  {
    origin: { '@template': '{{settings.customerPrefix}}-{{settings.origin}}' },
    persistedQueryId: { '@path': '$.settings.persistedQueryId' },
  },
]
