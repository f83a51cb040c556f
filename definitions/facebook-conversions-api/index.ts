import { type Action, defineDestination } from 'waybill/actions'
import { currencyCodes } from '../shared/currencies.js'
import { addToCart } from './add-to-cart.js'
import { custom } from './custom.js'
import { time } from './event.js'
import { website } from './examples.js'
import { initiateCheckout } from './initiate-checkout.js'
import { pageView } from './page-view.js'
import { purchase } from './purchase.js'
import { search } from './search.js'
import { viewContent } from './view-content.js'

/** Saved configurations may name the second of two actions of a kind: the same, with a single sync mode. */
const added = <const Plain extends Action>(action: Plain) =>
  ({
    ...action,
    title: `${action.title} (sync mode)`,
    description: 'The same, for configurations that were saved with a sync mode.',
    syncModes: ['add'],
  }) as const

export default defineDestination({
  slug: 'facebook-conversions-api',
  version: '1.0.0',
  name: 'Facebook Conversions API',
  description: 'Sends events to Meta, so that it can measure and improve advertising.',
  docs: 'https://developers.facebook.com/docs/marketing-api/conversions-api',
  integrationNames: ['Facebook Conversions API (Actions)', 'Facebook Conversions API'],
  events: ['track', 'page'],
  settings: {
    type: 'object',
    required: ['pixelId', 'accessToken'],
    properties: {
      pixelId: {
        type: 'string',
        pattern: '^\\d+$',
        title: 'Pixel ID',
        description: 'The id of the pixel or data set.',
      },
      accessToken: {
        type: 'string',
        format: 'password',
        minLength: 1,
        title: 'Access token',
        description: 'Made in the Events Manager, under the settings of the pixel.',
      },
      testEventCode: {
        type: 'string',
        title: 'Test code',
        description: 'Shows all events among the test events; not for everyday use.',
      },
      apiVersion: {
        type: 'string',
        pattern: '^v\\d+\\.\\d+$',
        default: 'v24.0',
        title: 'Version',
        description: 'Of the Graph API.',
      },
    },
  },
  auth: { type: 'bearer', token: { '@path': '$.settings.accessToken' } },
  let: { currencies: [...currencyCodes], time },
  request: { baseUrl: 'https://graph.facebook.com' },
  responses: [
    {
      when: 'body.error.is_transient = true or body.error.code in [1, 2, 4, 17, 341]',
      then: 'retry',
      message: { '@path': '$.body.error.message' },
    },
    {
      when: 'body.error.code = 190',
      then: 'refresh',
      code: 'INVALID_TOKEN',
      message: { '@path': '$.body.error.message' },
    },
    {
      when: 'status = 400 and body.error.code = 100',
      then: 'split',
      code: 'INVALID_PARAMETER',
      message: {
        '@coalesce': [{ '@path': '$.body.error.error_user_msg' }, { '@path': '$.body.error.message' }],
      },
    },
    {
      when: 'status = 400 and exists(body.error)',
      then: 'discard',
      message: {
        '@coalesce': [{ '@path': '$.body.error.error_user_msg' }, { '@path': '$.body.error.message' }],
      },
    },
  ],
  actions: {
    purchase,
    initiateCheckout,
    addToCart,
    viewContent,
    search,
    pageView,
    custom,
    purchase2: added(purchase),
    initiateCheckout2: added(initiateCheckout),
    addToCart2: added(addToCart),
    viewContent2: added(viewContent),
    search2: added(search),
    pageView2: added(pageView),
    custom2: added(custom),
  },
  presets: [
    { name: 'Orders', action: 'purchase', mapping: website },
    { name: 'Orders begun', action: 'initiateCheckout', mapping: website },
    { name: 'Products put into the cart', action: 'addToCart', mapping: website },
    { name: 'Products looked at', action: 'viewContent', mapping: website },
    { name: 'Searches', action: 'search', mapping: website },
    { name: 'Page views', action: 'pageView', mapping: website },
  ],
  verify: {
    method: 'GET',
    path: '/{{settings.apiVersion}}/{{settings.pixelId}}',
    query: { fields: 'id' },
  },
  notes: [
    'Meta takes events of the last 7 days, of physical stores 62; what is older is refused.',
    'For one bad event Meta refuses all of its request (up to 1,000), so events go alone unless the mapping says `enable_batching`. A request that is refused for its parameters is then sent again in halves.',
    'Names and cities lose their white space, also inside, and keep their accents before they are hashed.',
    'Which codes of errors mean a retry, and how the credentials are verified, was not confirmed with Meta.',
  ],
})
