import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Ranges that do not lead to the public internet; from the IANA registries "IPv4 Special-Purpose Address Space" and
 * "IPv6 Special-Purpose Address Space", with multicast.
 */
const INSIDE_4 = [
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
  ['224.0.0.0', 3],
] as const;

const INSIDE_6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const inside = new BlockList();
for (const [net, prefix] of INSIDE_4) inside.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of INSIDE_6) inside.addSubnet(net, prefix, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');
linkLocal.addAddress('fd00:ec2::254', 'ipv6');
const translated = new BlockList();
translated.addSubnet('64:ff9b::', 96, 'ipv6');
translated.addSubnet('::ffff:0:0', 96, 'ipv6');

/** Whether an IP address lies in the public internet. Text that is no address does not. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !inside.check(address, 'ipv4');
  if (!isIPv6(address)) return false;
  const four = embedded(address);
  if (four !== null) return isPublic(four);
  return global6.check(address, 'ipv6') && !inside.check(address, 'ipv6');
}

/** Whether it is a neighbour on the wire: where clouds keep the credentials of a machine. */
export function isLinkLocal(address: string): boolean {
  if (isIPv4(address)) return linkLocal.check(address, 'ipv4');
  if (!isIPv6(address)) return false;
  const four = embedded(address);
  return four === null ? linkLocal.check(address, 'ipv6') : isLinkLocal(four);
}

/** The IPv4 address that an IPv6 one stands for (mapped, or translated by NAT64). */
function embedded(address: string): string | null {
  if (!translated.check(address, 'ipv6')) return null;
  // the URL parser writes the last 32 bits as two groups
  const groups = new URL(`http://[${address.split('%')[0]}]/`).hostname.slice(1, -1).split(':');
  const [high, low] = groups.slice(-2).map((group) => Number.parseInt(group || '0', 16));
  return [(high ?? 0) >> 8, (high ?? 0) & 255, (low ?? 0) >> 8, (low ?? 0) & 255].join('.');
}
