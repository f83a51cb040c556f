import { type Article, articles } from './catalog.js'
import { site } from './deed.js'
import type { Choices, Dice } from './dice.js'

/** One line of a cart. */
export interface Line {
  readonly article: Article
  readonly variant: string
  readonly quantity: number
}

/** A coupon, and the percentage it takes off. */
export interface Coupon {
  readonly id: string
  readonly name: string
  readonly percent: number
}

/** The amounts of an order in cents: `total` is `subtotal` and shipping and tax, `subtotal` the lines less the discount. */
export interface Amounts {
  readonly discount: number
  readonly subtotal: number
  readonly shipping: number
  readonly tax: number
  readonly total: number
}

export const coupons: Choices<Coupon> = [
  { id: 'WELCOME10', name: 'Welcome – 10 % off', percent: 10 },
  { id: 'TEATIME', name: 'Tea time', percent: 15 },
  { id: 'FRÜHLING', name: 'Frühlingsrabatt', percent: 20 },
]

const taxPercent = 19
const freeShippingFrom = 5000
const shippingCents = 495

export function amountsOf(lines: readonly Line[], coupon: Coupon | undefined): Amounts {
  const sum = lines.reduce((cents, { article, quantity }) => cents + article.cents * quantity, 0)
  const discount = percentOf(sum, coupon?.percent ?? 0)
  const subtotal = sum - discount
  const shipping = subtotal >= freeShippingFrom ? 0 : shippingCents
  const tax = percentOf(subtotal, taxPercent)
  return { discount, subtotal, shipping, tax, total: subtotal + shipping + tax }
}

function percentOf(cents: number, percent: number): number {
  return Math.round((cents * percent) / 100)
}

/** Cents as a decimal amount. */
export function money(cents: number): number {
  return cents / 100
}

/** The reserved properties of a product, made anew each time. */
export function productOf({ article, variant, quantity }: Line): Record<string, unknown> {
  return {
    product_id: article.id,
    sku: article.sku,
    category: article.category,
    name: article.name,
    brand: article.brand,
    variant,
    price: money(article.cents),
    quantity,
    url: `${site}/products/${article.slug}`,
    image_url: `https://images.example.com/${article.sku}.jpg`,
  }
}

/** The products of a cart or a list, with their places in it, from 1. */
export function productsOf(lines: readonly Line[]): Record<string, unknown>[] {
  return lines.map((line, index) => ({ ...productOf(line), position: index + 1 }))
}

export function chooseLine(dice: Dice, from: Choices<Article> = articles): Line {
  const article = dice.pick(from)
  return {
    article,
    variant: dice.pick(article.variants),
    quantity: dice.chance(0.8) ? 1 : dice.between(2, 4),
  }
}
