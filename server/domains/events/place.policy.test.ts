import { expect, test } from "vitest";
import { type PlaceViewer, visiblePlace } from "./place.policy";

const event = { place: "Loft 4", onlineUrl: "https://meet.example.org/loft" };
const nowhere = { place: null, onlineUrl: null };
const of = (rsvpStatus: PlaceViewer["rsvpStatus"], role: PlaceViewer["role"] = null) => ({
  rsvpStatus,
  role,
});

test.each([
  ["a viewer without an account", null, nowhere],
  ["a viewer without an RSVP", of(null), nowhere],
  ["a waitlisted person", of("waitlisted"), nowhere],
  ["a person with an offer", of("offered"), nowhere],
  ["a person who awaits approval", of("pending"), nowhere],
  ["a person who cancelled", of("cancelled"), nowhere],
  ["a declined person", of("declined"), nowhere],
  ["a confirmed guest", of("confirmed"), event],
  ["the host", of(null, "host"), event],
  ["a co-host", of(null, "cohost"), event],
  ["door staff", of("cancelled", "door"), event],
] as const)("a hidden location is shown correctly to %s", (_, viewer, shown) => {
  expect(visiblePlace({ ...event, placeHidden: true }, viewer)).toEqual(shown);
  expect(visiblePlace({ ...event, placeHidden: false }, viewer)).toEqual(event);
});
