import { describe, expect, test } from "vitest";
import type { SocialCard } from "./card";
import { pictureMaker } from "./picture";

const card = (title: string): SocialCard => ({
  eventId: "event",
  title,
  time: "Sat 28 Nov",
  place: null,
  host: "Hosted by Ana",
  timeZone: "UTC",
});
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** A painter that records what it paints; each picture has ten bytes. */
function painter() {
  const painted: string[] = [];
  let atOnce = 0;
  let atOnceMax = 0;
  const paint = async ({ title }: SocialCard) => {
    painted.push(title);
    atOnceMax = Math.max(atOnceMax, ++atOnce);
    await new Promise(setImmediate);
    atOnce--;
    if (title === "bad") throw new Error("cannot be drawn");
    return Buffer.from(title.padEnd(10));
  };
  return { painted, paint, atOnceMax: () => atOnceMax };
}

describe("pictureMaker", () => {
  test("a card is drawn once, however many requests arrive one by one or concurrently", async () => {
    const { painted, paint } = painter();
    const pictureOf = pictureMaker({ paint });
    const pictures = await Promise.all([pictureOf(card("a")), pictureOf(card("a"))]);
    pictures.push(await pictureOf(card("a")));
    expect(painted).toEqual(["a"]);
    expect(new Set(pictures.map(({ etag }) => etag)).size).toBe(1);
  });

  test("a changed card is drawn again with another ETag", async () => {
    const { painted, paint } = painter();
    const pictureOf = pictureMaker({ paint });
    const [one, other] = [await pictureOf(card("a")), await pictureOf({ ...card("a"), time: "Sun 29 Nov" })];
    expect(painted).toHaveLength(2);
    expect(one.etag).not.toBe(other.etag);
  });

  test("one card is drawn at a time", async () => {
    const { paint, atOnceMax } = painter();
    const pictureOf = pictureMaker({ paint });
    await Promise.all(["a", "b", "c"].map((title) => pictureOf(card(title))));
    expect(atOnceMax()).toBe(1);
  });

  test("the cache stays within its bytes and evicts the least recently used picture", async () => {
    const { painted, paint } = painter();
    const pictureOf = pictureMaker({ paint, bytesMax: 20 });
    for (const title of ["a", "b", "a", "c", "a", "b"]) await pictureOf(card(title));
    expect(painted).toEqual(["a", "b", "c", "b"]);
  });

  test("a card that cannot be drawn is answered with the site's card, and the next request tries again", async () => {
    const { painted, paint } = painter();
    const pictureOf = pictureMaker({ paint });
    for (let round = 0; round < 2; round++) {
      const { png, isOfSite } = await pictureOf(card("bad"));
      expect(isOfSite).toBe(true);
      expect(png.subarray(0, 4)).toEqual(PNG);
    }
    expect(painted).toEqual(["bad", "bad"]);
    expect((await pictureOf(card("good"))).isOfSite).toBe(false);
  });

  test("a request beyond the maximum of waiting cards is answered with the site's card", async () => {
    const { painted, paint } = painter();
    const pictureOf = pictureMaker({ paint, waitingMax: 2 });
    const pictures = await Promise.all(["a", "b", "c"].map((title) => pictureOf(card(title))));
    expect(pictures.map(({ isOfSite }) => isOfSite)).toEqual([false, false, true]);
    expect(painted).toEqual(["a", "b"]);
  });
});
