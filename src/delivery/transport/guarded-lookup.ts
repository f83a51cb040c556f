import type { LookupAddress, LookupOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isObject } from '../../json/value.js'
import { quietly } from '../tell.js'
import { isPrivateAddress } from './private-addresses.js'

/** What a guard does about a private address: true lets the connection be made. */
export type Watch = (host: string, address: string) => boolean

/** Resolves a name to all of its addresses, as `dns.lookup` does. */
export type Resolve = (
  host: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * Looks names up for the very connection that is made, so that a name that resolves to something else a moment later (DNS
 * rebinding) gets no further than any other. One private address among public ones is enough to refuse.
 */
export function guardedLookup(resolve: Resolve, watch: Watch): LookupFunction {
  return (host, { all, ...options }, done) => {
    const refuse = (code: string) => done(errorOf(code), '')
    const found = (error: Error | null, given: readonly LookupAddress[]) => {
      if (error) return done(error, '')
      const addresses = addressesIn(given)
      const [first] = addresses
      if (first === undefined) return refuse('ENOTFOUND')
      const inside = addresses.find(({ address }) => isPrivateAddress(address))
      if (inside !== undefined && !watch(host, inside.address)) return refuse(privateAddress)
      return all === true ? done(null, addresses) : done(null, first.address, first.family)
    }
    quietly(
      () => resolve(host, { ...options, all: true }, found),
      () => refuse('ENOTFOUND'),
    )
  }
}

/** A resolver of somebody's own may give anything, from where what is thrown would end the process. */
const addressesIn = (given: unknown): LookupAddress[] => (Array.isArray(given) ? given.filter(isAddress) : [])

const isAddress = (one: unknown): one is LookupAddress =>
  isObject(one) && typeof one.address === 'string' && typeof one.family === 'number'

/** The code of the error that a connection ends with which a guard refuses. */
export const privateAddress = 'PRIVATE_ADDRESS'

const errorOf = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code })
