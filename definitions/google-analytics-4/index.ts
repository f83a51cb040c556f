import { defineDestination } from 'waybill/actions'
import { addPaymentInfo } from './add-payment-info.js'
import { addToCart } from './add-to-cart.js'
import { beginCheckout } from './begin-checkout.js'
import { customEvent } from './custom-event.js'
import { generateLead } from './generate-lead.js'
import { login } from './login.js'
import { pageView } from './page-view.js'
import { purchase } from './purchase.js'
import { refund } from './refund.js'
import { removeFromCart } from './remove-from-cart.js'
import { search } from './search.js'
import { signUp } from './sign-up.js'
import { lets } from './stream.js'
import { viewCart } from './view-cart.js'
import { viewItem } from './view-item.js'
import { viewItemList } from './view-item-list.js'

export default defineDestination({
  slug: 'google-analytics-4',
  version: '1.0.0',
  name: 'Google Analytics 4',
  description: 'Sends events of web sites and apps to Google Analytics 4, through the Measurement Protocol.',
  docs: 'https://developers.google.com/analytics/devguides/collection/protocol/ga4',
  integrationNames: ['Google Analytics 4 Cloud', 'Google Analytics 4'],
  events: ['track', 'page', 'screen'],
  settings: {
    type: 'object',
    required: ['apiSecret'],
    properties: {
      measurementId: {
        type: 'string',
        minLength: 1,
        title: 'Measurement ID',
        description: 'The id of a web stream, such as G-ABC123.',
      },
      firebaseAppId: {
        type: 'string',
        minLength: 1,
        title: 'Firebase app ID',
        description: 'The id of an app’s stream, such as 1:1234:ios:ab12.',
      },
      apiSecret: {
        type: 'string',
        format: 'password',
        minLength: 1,
        title: 'API secret',
        description: 'Made in Google Analytics for each stream, under Measurement Protocol API secrets.',
      },
    },
    anyOf: [{ required: ['measurementId'] }, { required: ['firebaseAppId'] }],
  },
  let: lets,
  request: { baseUrl: 'https://www.google-analytics.com' },
  actions: {
    purchase,
    refund,
    addToCart,
    removeFromCart,
    viewItem,
    viewItemList,
    viewCart,
    beginCheckout,
    addPaymentInfo,
    search,
    login,
    signUp,
    generateLead,
    pageView,
    customEvent,
  },
  presets: [
    { name: 'Orders', action: 'purchase' },
    { name: 'Refunds', action: 'refund' },
    { name: 'Products put into the cart', action: 'addToCart' },
    { name: 'Products taken out of the cart', action: 'removeFromCart' },
    { name: 'Products looked at', action: 'viewItem' },
    { name: 'Lists of products looked at', action: 'viewItemList' },
    { name: 'Carts looked at', action: 'viewCart' },
    { name: 'Orders begun', action: 'beginCheckout' },
    { name: 'Payment methods', action: 'addPaymentInfo' },
    { name: 'Searches', action: 'search' },
    { name: 'Logins', action: 'login' },
    { name: 'Sign-ups', action: 'signUp' },
    { name: 'Page views', action: 'pageView' },
  ],
  verify: {
    method: 'POST',
    path: '/debug/mp/collect',
    query: {
      api_secret: { '@path': '$.settings.apiSecret' },
      measurement_id: { '@path': '$.settings.measurementId' },
      firebase_app_id: {
        '@if': {
          exists: { '@path': '$.settings.measurementId' },
          else: { '@path': '$.settings.firebaseAppId' },
        },
      },
    },
    json: { client_id: 'verify', events: [] },
    responses: [
      {
        when: 'any(body.validationMessages, @.fieldPath in ["measurement_id", "firebase_app_id", "api_secret"])',
        then: 'discard',
        code: 'INVALID_SETTINGS',
        message: { '@path': '$.body.validationMessages[0].description' },
      },
    ],
  },
  notes: [
    'Google Analytics answers 204 to anything: a delivered event was accepted, not checked and not stored.',
    'Credentials can not be proven: the request that verifies goes to the validation server, which looks at the form of the ids alone and not at the secret (how it takes an empty list of events was not confirmed).',
    'What is over a limit is dropped in silence by Google Analytics: 25 parameters and 25 user properties an event, 40 characters for the name of an event or parameter, 24 for that of a user property, 100 for the text of a parameter, 36 for that of a user property, 72 hours of age.',
    'One event a request: up to 25 of the same client could share one, but an answer never says which of them were refused.',
    'In addresses the colons of a Firebase app id are percent-encoded, which means the same.',
  ],
})
