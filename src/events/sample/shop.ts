import {
  amountsOf,
  type Coupon,
  chooseLine,
  coupons,
  type Line,
  money,
  productOf,
  productsOf,
} from './basket.js'
import { type Article, articles, articlesIn, categories } from './catalog.js'
import { placeAt, type Script, see, track } from './deed.js'
import type { Choices, Dice } from './dice.js'
import type { Visitor } from './visitor.js'

const cartPage = placeAt('Cart', 'Shop', '/cart')
const checkoutPage = placeAt('Checkout', 'Shop', '/checkout')
const thanksPage = placeAt('Thank you', 'Shop', '/thank-you')

const shippingMethods: Choices<string> = ['Standard', 'Express', 'Pick-up']
const paymentMethods: Choices<string> = ['Card', 'Invoice', 'Bank transfer']

/** A way through the shop: look, choose, and mostly, not always, buy. */
export function* shop(visitor: Visitor, dice: Dice): Script {
  const cartId = `cart_${dice.hex()}`
  const lines: Line[] = []
  for (let rounds = dice.between(1, 3); rounds > 0; rounds -= 1) {
    const found = yield* look(visitor, dice)
    const line = chooseLine(dice, found)
    yield* consider(visitor, line, dice)
    if (dice.chance(0.75)) {
      lines.push(line)
      yield track('Product Added', { cart_id: cartId, ...productOf(line) })
    }
  }
  if (lines.length > 1 && dice.chance(0.15)) {
    const line = lines.pop()
    if (line !== undefined) yield track('Product Removed', { cart_id: cartId, ...productOf(line) })
  }
  if (lines.length === 0) return
  yield see(visitor, cartPage)
  yield track('Cart Viewed', { cart_id: cartId, products: productsOf(lines) })
  if (dice.chance(0.75)) yield* checkOut(visitor, cartId, lines, dice)
}

/** A search or a category. Returns what there was to choose from. */
function* look(visitor: Visitor, dice: Dice): Generator<ReturnType<typeof track>, Choices<Article>> {
  if (dice.chance(0.4)) {
    const query = dice.pick(articles).name.toLowerCase()
    yield see(visitor, { ...placeAt('Search', 'Shop', '/search'), search: `?q=${encodeURIComponent(query)}` })
    yield track('Products Searched', { query })
    return articles
  }
  const category = dice.pick(categories)
  const slug = category.toLowerCase()
  const found = articlesIn(category)
  const lines = found.map((article) => ({ article, variant: article.variants[0], quantity: 1 }))
  yield see(visitor, placeAt(category, 'Shop', `/categories/${slug}`))
  yield track('Product List Viewed', { list_id: slug, category, products: productsOf(lines) })
  if (dice.chance(0.25)) {
    yield track('Product List Filtered', {
      list_id: slug,
      category,
      filters: [{ type: 'price', value: 'under-50' }],
      sorts: [{ type: 'price', value: dice.pick(['asc', 'desc']) }],
      products: productsOf(lines.filter(({ article }) => article.cents < 5000)),
    })
  }
  return found
}

function* consider(visitor: Visitor, line: Line, dice: Dice): Script {
  const { article } = line
  const product = { ...productOf(line), position: dice.between(1, 12) }
  yield track('Product Clicked', product)
  yield see(visitor, placeAt(article.name, 'Product', `/products/${article.slug}`))
  yield track('Product Viewed', {
    ...product,
    currency: visitor.person.region.currency,
    value: money(article.cents * line.quantity),
  })
  if (dice.chance(0.1)) {
    yield track('Product Added to Wishlist', {
      wishlist_id: 'later',
      wishlist_name: '♥ Later',
      ...productOf(line),
    })
  }
}

function* checkOut(visitor: Visitor, cartId: string, lines: readonly Line[], dice: Dice): Script {
  const orderId = `order_${dice.hex()}`
  const checkoutId = `check_${dice.hex()}`
  const coupon = dice.chance(0.3) ? dice.pick(coupons) : undefined
  if (coupon !== undefined) yield* enterCoupon(coupon, orderId, cartId, lines)
  const order = () => orderOf(visitor, orderId, lines, coupon)
  const { total } = amountsOf(lines, coupon)
  yield see(visitor, checkoutPage)
  yield track('Checkout Started', { ...order(), value: money(total) })
  const step = {
    checkout_id: checkoutId,
    step: 1,
    shipping_method: dice.pick(shippingMethods),
    payment_method: dice.pick(paymentMethods),
  }
  yield track('Checkout Step Viewed', { ...step })
  if (dice.chance(0.2)) return
  yield track('Checkout Step Completed', { ...step })
  yield track('Payment Info Entered', { ...step, step: 2, order_id: orderId })
  yield track('Order Completed', {
    checkout_id: checkoutId,
    ...order(),
    subtotal: money(amountsOf(lines, coupon).subtotal),
    total: money(total),
  })
  const { currency } = visitor.person.region
  visitor.order = { id: orderId, cents: total, currency, products: productsOf(lines) }
  yield see(visitor, thanksPage)
}

function* enterCoupon(coupon: Coupon, orderId: string, cartId: string, lines: readonly Line[]): Script {
  const entered = { order_id: orderId, cart_id: cartId, coupon_id: coupon.id }
  yield track('Coupon Entered', entered)
  const { discount } = amountsOf(lines, coupon)
  yield track('Coupon Applied', { ...entered, coupon_name: coupon.name, discount: money(discount) })
}

/** Revenue is what the shop earns: less the discount, without shipping and tax. */
function orderOf(visitor: Visitor, orderId: string, lines: readonly Line[], coupon: Coupon | undefined) {
  const { subtotal, shipping, tax, discount } = amountsOf(lines, coupon)
  return {
    order_id: orderId,
    affiliation: 'Example Shop',
    revenue: money(subtotal),
    shipping: money(shipping),
    tax: money(tax),
    discount: money(discount),
    ...(coupon !== undefined && { coupon: coupon.id }),
    currency: visitor.person.region.currency,
    products: productsOf(lines),
  }
}

/** The last order comes back, whole. The shop's server says so. */
export function* refund(visitor: Visitor): Script {
  const { order } = visitor
  if (order === undefined) return
  visitor.order = undefined
  const { id, cents, currency, products } = order
  const properties = { order_id: id, total: money(cents), currency, products }
  yield { ...track('Order Refunded', properties), channel: 'server', context: {} }
}
