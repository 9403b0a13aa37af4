import { BlockList, isIP, isIPv4 } from "node:net";

export type AddressFault =
  | "webhook.url-invalid"
  | "webhook.url-not-https"
  | "webhook.url-credentials"
  | "webhook.url-port"
  | "webhook.address-not-public"
  | "webhook.host-unknown";

/** Everything of IPv4 that is not global unicast, with what clouds answer their own machines at. */
const NOT_PUBLIC_V4 = blockList("ipv4", [
  "0.0.0.0/8", // this network
  "10.0.0.0/8",
  "100.64.0.0/10", // carrier-grade NAT
  "127.0.0.0/8",
  "168.63.129.16/32", // Azure's own address on each of its machines
  "169.254.0.0/16", // link-local, and most clouds' metadata
  "172.16.0.0/12",
  "192.0.0.0/24", // protocol assignments, and Oracle's metadata
  "192.0.2.0/24", // documentation
  "192.88.99.0/24", // relays of 6to4
  "192.168.0.0/16",
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and broadcast
]);

/** Of IPv6 only this is assigned to the public; forms that carry an IPv4 address inside begin elsewhere, or below. */
const GLOBAL_V6 = blockList("ipv6", ["2000::/3"]);
const NOT_PUBLIC_V6 = blockList("ipv6", [
  "2001::/23", // protocol assignments, Teredo among them
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4, which leads to whatever IPv4 address is inside
  "3fff::/20", // documentation
]);

/** Names that mean something inside a network only. */
const INNER_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|localdomain)$/;

const PORT_MIN = 1024;

/** True for a global unicast address: every host on the internet could reach it as well as this site can. */
export function isPublicAddress(address: string): boolean {
  // An address with a zone ("fe80::1%eth0") is never global, and the lists do not take one.
  if (address.includes("%")) return false;
  if (isIPv4(address)) return !NOT_PUBLIC_V4.check(address, "ipv4");
  if (isIP(address) !== 6) return false;
  return GLOBAL_V6.check(address, "ipv6") && !NOT_PUBLIC_V6.check(address, "ipv6");
}

/** The URL in the stored form, without its fragment; null if it is invalid. */
export function parseWebhookUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  url.hash = "";
  return url;
}

/**
 * What speaks against sending to this address before its name is looked up, or null. `URL` has already turned every
 * way to write an IPv4 address (decimal, octal, hexadecimal, short) into the one with four parts.
 */
export function faultOfUrl(url: URL): AddressFault | null {
  if (url.protocol !== "https:") return "webhook.url-not-https";
  if (url.username !== "" || url.password !== "") return "webhook.url-credentials";
  if (url.port !== "" && Number(url.port) < PORT_MIN) return "webhook.url-port";
  const host = hostOf(url);
  if (isIP(host) !== 0) return isPublicAddress(host) ? null : "webhook.address-not-public";
  if (INNER_NAME.test(host)) return "webhook.address-not-public";
  return host.includes(".") ? null : "webhook.host-unknown";
}

/** Is this a program on this very machine, over http or https and on a port that needs no administrator? */
export function isLoopbackUrl(url: URL): boolean {
  if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return false;
  if (Number(url.port) < PORT_MIN) return false;
  const host = hostOf(url);
  return /(^|\.)localhost$/.test(host) || isLoopbackAddress(host);
}

export function isLoopbackAddress(address: string): boolean {
  return isIPv4(address) ? address.startsWith("127.") : address === "::1";
}

/** The name or address of the host, without the brackets of IPv6 and the dot that may end a name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

function blockList(family: "ipv4" | "ipv6", subnets: string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = "", bits] = subnet.split("/");
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}
