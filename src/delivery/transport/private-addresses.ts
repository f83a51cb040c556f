import { BlockList, isIP } from 'node:net'

/**
 * Whether an IP address is none of the public internet (RFC 6890 and its successors in the IANA registries). What is no
 * IP address counts as private, and so does whatever carries an IPv4 address inside an IPv6 one.
 */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return privateRanges.check(address, 'ipv4')
  return version !== 6 || !publicRange.check(address, 'ipv6') || privateRanges.check(address, 'ipv6')
}

const publicRange = new BlockList()
publicRange.addSubnet('2000::', 3, 'ipv6')

const privateRanges = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  privateRanges.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  privateRanges.addSubnet(network, bits, 'ipv6')
