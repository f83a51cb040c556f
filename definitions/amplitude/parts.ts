import type { Json } from 'waybill/actions'

/** The parts of events and users, as templates; `from` is the path of the payload. */

/** Amplitude’s spelling, wherever a platform has one of the names in it. */
export const platformOf = (from: string): Json => ({
  '@coalesce': [
    {
      '@rewrite': {
        value: {
          '@rewrite': {
            value: { '@path': `${from}.platform` },
            pattern: 'ios',
            ignorecase: true,
            with: 'iOS',
            global: false,
          },
        },
        pattern: 'android',
        ignorecase: true,
        with: 'Android',
        global: false,
      },
    },
    {
      '@if': { condition: `${from.replace('$.', '')}.library = "analytics.js"`, then: 'Web' },
    },
  ],
})

/** What the user agent says, and the user agent itself, where they are asked for. */
export const agentOf = (from: string): Json => {
  const query = from.replace('$.', '')
  return {
    '@merge': {
      direction: 'right',
      objects: [
        {
          '@if': {
            condition: `${query}.userAgentParsing = true and exists(${query}.userAgent)`,
            then: parsed(from),
          },
        },
        {
          '@if': {
            condition: `${query}.includeRawUserAgent = true`,
            then: { user_agent: { '@path': `${from}.userAgent` } },
          },
        },
      ],
    },
  }
}

/** Parsers that know of Macs say so of every browser there, which is no news; then the system stands for the device. */
const parsed = (from: string) => ({
  '@transform': {
    apply: {
      agent: { '@call': { fn: 'userAgent', args: [{ '@path': `${from}.userAgent` }] } },
      data: { '@path': `${from}.userAgentData` },
    },
    mapping: {
      os_name: { '@coalesce': [{ '@path': '$.agent.os.name' }, { '@path': '$.agent.browser.name' }] },
      os_version: {
        '@coalesce': [{ '@path': '$.data.platformVersion' }, { '@path': '$.agent.browser.major' }],
      },
      device_manufacturer: unlessMac({ '@path': '$.agent.device.vendor' }),
      device_model: {
        '@coalesce': [
          { '@path': '$.data.model' },
          unlessMac({ '@path': '$.agent.device.model' }),
          { '@path': '$.agent.os.name' },
        ],
      },
      device_type: { '@path': '$.agent.device.type' },
    },
  },
})

const unlessMac = (value: Json) => ({
  '@if': { condition: 'agent.device.model != "Macintosh"', then: value },
})

/** User properties with campaign and referrer, the last and the first; `wins` says whose keys count. */
export const withCampaign = (from: string, wins: 'campaign' | 'own'): Json => ({
  '@transform': {
    apply: {
      own: { '@path': `${from}.user_properties` },
      campaign: {
        '@prune': {
          value: {
            '@merge': {
              direction: 'right',
              objects: [{ '@path': `${from}.utm_properties` }, { referrer: { '@path': `${from}.referrer` } }],
            },
          },
          keep: ['""'],
        },
      },
    },
    mapping: {
      '@if': {
        exists: { '@path': '$.campaign' },
        then: {
          '@merge': {
            direction: 'right',
            objects: [
              { '@path': '$.own' },
              {
                $set: joined(wins, '$set', { '@path': '$.campaign' }),
                $setOnce: joined(wins, '$setOnce', {
                  '@entries': { in: { '@path': '$.campaign' }, key: { '@template': 'initial_{{@.key}}' } },
                }),
              },
            ],
          },
        },
        else: { '@path': '$.own' },
      },
    },
  },
})

const joined = (wins: 'campaign' | 'own', operation: string, campaign: Json) => ({
  '@merge': {
    direction: wins === 'own' ? 'right' : 'left',
    objects: [campaign, { '@path': `$.own['${operation}']` }],
  },
})

/** `{ min_id_length }`, where it is more than nothing. */
export const optionsOf = (from: string): Json => ({
  '@if': {
    condition: `${from.replace('$.', '')}.min_id_length > 0`,
    then: { min_id_length: { '@path': `${from}.min_id_length` } },
  },
})
