/**
 * A rule for `targets.allow`: names of public hosts, by `https` or `http`. Refused are IP addresses in any notation, a
 * user name or password, names without a dot, and those that are never public (RFC 6761, RFC 6762, RFC 8375, RFC 9476).
 * A public name can still resolve to a private address: whoever sends a request to one has to look at what it
 * connects to.
 */
export function publicHostsOnly({ protocol, hostname, username, password }: URL): true | string {
  const name = hostname.replace(/\.$/, '')
  const last = name.slice(name.lastIndexOf('.') + 1)
  if (protocol !== 'https:' && protocol !== 'http:') return 'only https and http are sent'
  if (username !== '' || password !== '') return 'it holds a user name or a password'
  // A parser of URLs writes every notation of an IPv4 address as four numbers, and an IPv6 address in brackets.
  if (name.startsWith('[') || /^\d+$/.test(last)) return 'it is an IP address'
  if (!name.includes('.')) return 'it is the name of a host in a private network'
  return privateNames.some((suffix) => name.endsWith(suffix)) ? 'it is never the name of a public host' : true
}

const privateNames = [
  '.localhost',
  '.local',
  '.internal',
  '.home.arpa',
  '.lan',
  '.home',
  '.corp',
  '.intranet',
  '.private',
  '.localdomain',
  '.test',
  '.invalid',
  '.onion',
  '.in-addr.arpa',
  '.ip6.arpa',
]
