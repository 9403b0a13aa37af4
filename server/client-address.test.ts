import { expect, test } from "vitest";
import { addressBlock } from "./client-address";

test.each([
  ["an IPv4 address", "203.0.113.7", "203.0.113.7"],
  ["an IPv4 address with a port", "203.0.113.7:50123", "203.0.113.7"],
  ["an IPv4 address written as IPv6", "::ffff:203.0.113.7", "203.0.113.7"],
  ["an IPv4 address written as IPv6 in hexadecimal", "::FFFF:cb00:7107", "203.0.113.7"],
  ["an IPv4 address that a NAT64 translated to IPv6", "64:ff9b::203.0.113.7", "203.0.113.7"],
  ["an IPv6 address", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["a short IPv6 address", "2001:db8::1", "2001:db8:0:0::/64"],
  ["an IPv6 address in brackets with a port", "[2001:db8::1]:443", "2001:db8:0:0::/64"],
  ["an IPv6 address with a zone", "fe80::1%eth0", "fe80:0:0:0::/64"],
  ["the loopback address", "::1", "0:0:0:0::/64"],
  ["a text that is no address", "ana@people.test", "ana@people.test"],
])("rate limits count %s by its block", (_name, address, block) => {
  expect(addressBlock(address)).toBe(block);
});

test("two addresses of one /64 share a block however they are written, and the next /64 has another", () => {
  const one = addressBlock("2001:0DB8:0000:0001::1");
  expect(addressBlock("2001:db8:0:1:ffff:ffff:ffff:ffff")).toBe(one);
  expect(addressBlock("2001:db8:0:2::1")).not.toBe(one);
});
