import { expect, test } from "vitest";
import { partsOf, shownSubject } from "./policy";

const id = "019aa3a0-0000-7000-8000-000000000004";
const hash = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k";

test.each([
  [`rsvp:${id}`, "rsvp", id],
  [`sign-in-address:${hash}`, "sign-in-address", hash],
  ["sign-in:ana.lopez.of.people@people.test", "sign-in", null],
  ["sign-up:192.0.2.1", "sign-up", null],
  ["sign-up:2001:db8:1111:2222::/64", "sign-up", null],
  ["phone-code-number:+4915123456789012345", "phone-code-number", null],
  ["odd", "odd", null],
])("the subject %s is of the limit %s and shows %s", (key, limit, subject) => {
  expect(partsOf(key).limit).toBe(limit);
  expect(shownSubject(key)).toBe(subject);
});
