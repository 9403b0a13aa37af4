import { isIPv4, isIPv6 } from "node:net";

/**
 * The unit by which attempts of an address are counted: an IPv4 address itself, an IPv6 address by its first 64
 * bits, because the owner of one address of such a block has all of them. Ports and zones are dropped; a text that
 * is no address is returned unchanged.
 */
export function addressBlock(address: string): string {
  const bare = address.replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/%.*$/, "");
  const withoutPort = /^(\d+(?:\.\d+){3}):\d+$/.exec(bare)?.[1] ?? bare;
  if (isIPv4(withoutPort)) return withoutPort;
  if (!isIPv6(bare)) return address;
  const groups = groupsOf(bare);
  const prefix = groups.slice(0, 6).join();
  if (prefix === MAPPED || prefix === TRANSLATED) return groups.slice(6).flatMap(bytesOf).join(".");
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/** Whether an address, as a socket reports it, is this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  return /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}

/** The prefixes of IPv4 addresses written as IPv6: ::ffff:0:0/96, and 64:ff9b::/96 of NAT64. */
const MAPPED = [0, 0, 0, 0, 0, 0xffff].join();
const TRANSLATED = [0x64, 0xff9b, 0, 0, 0, 0].join();

/** The eight groups of an IPv6 address; "::" expands to the missing zeros. */
function groupsOf(address: string): number[] {
  const [head = [], tail = []] = address.split("::").map((half) => half.split(":").flatMap(readGroup));
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

function readGroup(group: string): number[] {
  if (group === "") return [];
  if (!group.includes(".")) return [Number.parseInt(group, 16)];
  const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
  return [a * 256 + b, c * 256 + d];
}

const bytesOf = (group: number) => [group >> 8, group & 255];
