import type { OpenedStandIn } from './open-stand-in.js'

/** Where it listens, and how to send there. */
export function addressLine({ standIn, definitions }: OpenedStandIn, url: string): string {
  const names = definitions.flatMap(({ slug, name }) => (standIn.destinations.includes(slug) ? [name] : []))
  return (
    `a stand-in for ${names.join(', ')} listens at ${url}; send there with waybill run --deliver --send-to ${url}, ` +
    `or with createTransport({ rewrite: '${url}' })`
  )
}

/** Whose requests it takes: those of connections, or what the examples are made with, where nothing is a secret. */
export function accountsLine({ standIn, connections }: OpenedStandIn): string {
  if (connections.length > 0) return `it takes the requests of ${connections.join(', ')}`
  const settings = standIn.accounts.map((account) =>
    account.settings === undefined ? 'no settings' : `the settings ${JSON.stringify(account.settings)}`,
  )
  const more = settings.length > mostAccounts ? ` and ${settings.length - mostAccounts} more` : ''
  return `it takes requests that are made with ${settings.slice(0, mostAccounts).join(' or ')}${more}`
}

const mostAccounts = 3
