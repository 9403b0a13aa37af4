import { describe, expect, it } from "vitest";
import { eventPath, guestsFromAddress, signInPath } from "./event-path";

const event = { slug: "tea-tasting-3f9a" };

describe("the way to sign in and back", () => {
  it("the sign-in link leads back with the invitation and the guests", () => {
    const path = signInPath({ event, invite: "a&b=c", guests: 2 });
    const back = new URL(path, "http://x").searchParams.get("callbackUrl");
    expect(back).toBe("/events/tea-tasting-3f9a?invite=a%26b%3Dc&guests=2#rsvp");
    expect(signInPath({ event })).toBe("/sign-in?callbackUrl=%2Fevents%2Ftea-tasting-3f9a%23rsvp");
  });

  it("the event's link keeps the invitation", () => {
    expect(eventPath(event, "x/y")).toBe("/events/tea-tasting-3f9a?invite=x%2Fy");
    expect(eventPath(event)).toBe("/events/tea-tasting-3f9a");
  });

  it.each([
    ["2", 5, 2],
    ["9", 5, 5],
    ["-1", 5, 0],
    ["1e3", 5, 0],
    ["1.5", 5, 0],
    [undefined, 5, 0],
    ["2", 0, 0],
  ])("a link with %s guests of at most %d is read as %d", (text, max, guests) => {
    expect(guestsFromAddress(text, max)).toBe(guests);
  });
});
