import { expect, test } from "vitest";
import { type PlaceViewer, visiblePlace } from "./place.policy";

const event = { place: "Loft 4", onlineUrl: "https://meet.example.org/loft" };
const nowhere = { place: null, onlineUrl: null };
const of = (rsvpStatus: PlaceViewer["rsvpStatus"], role: PlaceViewer["role"] = null) => ({
  rsvpStatus,
  role,
});

test.each([
  ["whoever looks on", null, nowhere],
  ["who answered nothing", of(null), nowhere],
  ["who waits", of("waitlisted"), nowhere],
  ["who has an offer", of("offered"), nowhere],
  ["who asked to come", of("pending"), nowhere],
  ["who withdrew", of("cancelled"), nowhere],
  ["who was declined", of("declined"), nowhere],
  ["who is in", of("confirmed"), event],
  ["the host", of(null, "host"), event],
  ["a co-host", of(null, "cohost"), event],
  ["the door", of("cancelled", "door"), event],
] as const)("a hidden place is shown to %s as it should be", (_, viewer, shown) => {
  expect(visiblePlace({ ...event, placeHidden: true }, viewer)).toEqual(shown);
  expect(visiblePlace({ ...event, placeHidden: false }, viewer)).toEqual(event);
});
