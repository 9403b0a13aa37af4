import { expect, test } from "vitest";
import { addressBlock } from "./client-address";

test.each([
  ["an IPv4 address", "203.0.113.7", "203.0.113.7"],
  ["one with a port", "203.0.113.7:50123", "203.0.113.7"],
  ["one written as IPv6", "::ffff:203.0.113.7", "203.0.113.7"],
  ["one written as IPv6 in hexadecimal", "::FFFF:cb00:7107", "203.0.113.7"],
  ["one that a translator made IPv6 of", "64:ff9b::203.0.113.7", "203.0.113.7"],
  ["an IPv6 address", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["a short one", "2001:db8::1", "2001:db8:0:0::/64"],
  ["one in brackets with a port", "[2001:db8::1]:443", "2001:db8:0:0::/64"],
  ["one with a zone", "fe80::1%eth0", "fe80:0:0:0::/64"],
  ["this machine's", "::1", "0:0:0:0::/64"],
  ["something else", "ana@people.test", "ana@people.test"],
])("%s is counted as its block", (_name, address, block) => {
  expect(addressBlock(address)).toBe(block);
});

test("two addresses of one /64 are one, however they are written, and those of its neighbour another", () => {
  const one = addressBlock("2001:0DB8:0000:0001::1");
  expect(addressBlock("2001:db8:0:1:ffff:ffff:ffff:ffff")).toBe(one);
  expect(addressBlock("2001:db8:0:2::1")).not.toBe(one);
});
