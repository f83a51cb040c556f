import { browserOf } from './browser.js'

/** The parts of a request to `/import` that events and purchases share, as templates over an item of a batch. */

const item = (field: string) => ({ '@path': `@item.${field}` })

const named = {
  time: {
    '@coalesce': [{ '@date': { value: item('time'), to: 'unix_ms' } }, { '@now': { to: 'unix_ms' } }],
  },
  ip: item('ip'),
  id: item('distinct_id'),
  $anon_id: item('anonymous_id'),
  // Empty text means that the event belongs to nobody.
  distinct_id: { '@coalesce': [item('distinct_id'), ''] },
  $app_build_number: item('app_build'),
  $app_version_string: item('app_version'),
  $app_namespace: item('app_namespace'),
  $app_name: item('app_name'),
  $bluetooth_enabled: item('bluetooth'),
  $cellular_enabled: item('cellular'),
  $carrier: item('carrier'),
  $current_url: item('url'),
  $device: item('device_name'),
  $device_id: item('anonymous_id'),
  $device_type: item('device_type'),
  $device_name: item('device_name'),
  $group_id: item('group_id'),
  $identified_id: item('user_id'),
  $insert_id: { '@coalesce': [item('insert_id'), { '@uuid': {} }] },
  $ios_ifa: item('idfa'),
  $lib_version: item('library_version'),
  $locale: item('language'),
  $manufacturer: item('device_manufacturer'),
  $model: item('device_model'),
  $os: item('os_name'),
  $os_version: item('os_version'),
  $referrer: item('referrer'),
  $screen_height: item('screen_height'),
  $screen_width: item('screen_width'),
  $screen_density: item('screen_density'),
  $source: {
    '@if': {
      condition: '@item.context.integration.name = "Iterable"',
      then: 'Iterable',
      else: 'segment',
    },
  },
  $user_id: item('user_id'),
  $wifi_enabled: item('wifi'),
  mp_country_code: item('country'),
  mp_lib: {
    '@if': {
      exists: item('library_name'),
      then: { '@template': 'Segment Actions: {{@item.library_name}}' },
    },
  },
  segment_source_name: { '@path': '$.settings.sourceName' },
  utm_campaign: item('utm_properties.utm_campaign'),
  utm_content: item('utm_properties.utm_content'),
  utm_medium: item('utm_properties.utm_medium'),
  utm_source: item('utm_properties.utm_source'),
  utm_term: item('utm_properties.utm_term'),
  advertising_id: item('advertising_id'),
  ad_tracking_enabled: item('ad_tracking_enabled'),
  timezone: item('timezone'),
  app_platform: item('app_platform'),
  event_original_name: item('name'),
  $mobile: item('userAgentData.mobile'),
  $platform: item('userAgentData.platform'),
  $bitness: item('userAgentData.bitness'),
  $platformVersion: item('userAgentData.platformVersion'),
  $uaFullVersion: item('userAgentData.uaFullVersion'),
  $wow64: item('userAgentData.wow64'),
}

/** An event as Mixpanel takes it; the item of the batch goes by `@item`. */
export const importedEvent = {
  event: item('event'),
  properties: {
    '@merge': {
      direction: 'right',
      objects: [
        named,
        browserOf('@item.userAgent'),
        {
          '@omit': {
            from: item('event_properties'),
            keys: ['time', 'id', '$anon_id', 'distinct_id', '$group_id', '$insert_id', '$user_id'],
          },
        },
      ],
    },
  },
}
