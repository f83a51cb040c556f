import type { Destination } from 'waybill/actions'
import amplitude from './amplitude/index.js'
import appsflyer from './appsflyer/index.js'
import braze from './braze/index.js'
import censusSegment from './census-segment/index.js'
import customerio from './customerio/index.js'
import customerioSegment from './customerio-segment/index.js'
import cxense from './cxense/index.js'
import facebookConversionsApi from './facebook-conversions-api/index.js'
import googleAnalytics4 from './google-analytics-4/index.js'
import heap from './heap/index.js'
import hubspot from './hubspot/index.js'
import intercom from './intercom/index.js'
import klaviyo from './klaviyo/index.js'
import mailchimp from './mailchimp/index.js'
import mixpanel from './mixpanel/index.js'
import salesforce from './salesforce/index.js'
import segment from './segment/index.js'
import slack from './slack/index.js'
import userCom from './user-com/index.js'
import webhook from './webhook/index.js'

/** Every destination that comes with Waybill. */
export const definitions: readonly Destination[] = Object.freeze([
  amplitude,
  appsflyer,
  braze,
  censusSegment,
  customerio,
  customerioSegment,
  cxense,
  facebookConversionsApi,
  googleAnalytics4,
  heap,
  hubspot,
  intercom,
  klaviyo,
  mailchimp,
  mixpanel,
  salesforce,
  segment,
  slack,
  userCom,
  webhook,
])
