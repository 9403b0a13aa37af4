import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { log } from "../log";
import type { SocialCard } from "./card";
import { installedFile } from "./font-choice";

/** A PNG. `isOfSite` is true if the event's own card could not be drawn and the site's card replaces it. */
export type SocialPicture = { png: Buffer; etag: string; isOfSite: boolean };

/** Part of the cache key: incremented when the drawing changes. */
const DRAWING = 1;

/**
 * Makes pictures of cards, one at a time, because drawing blocks the main thread. Concurrent requests for equal
 * cards share one drawing. The most recently used pictures are cached.
 * @param bytesMax the size of the cache
 * @param waitingMax the maximum of waiting cards; further requests get the site's card
 */
export function pictureMaker({ paint = paintWhenNeeded, bytesMax = 24_000_000, waitingMax = 32 } = {}) {
  const kept = new Map<string, SocialPicture>();
  const making = new Map<string, Promise<SocialPicture>>();
  let bytes = 0;
  let turn: Promise<unknown> = Promise.resolve();

  function keep(key: string, picture: SocialPicture) {
    kept.set(key, picture);
    bytes += picture.png.length;
    for (const [oldest, { png }] of kept) {
      if (bytes <= bytesMax) return;
      kept.delete(oldest);
      bytes -= png.length;
    }
  }

  async function make(card: SocialCard, key: string): Promise<SocialPicture> {
    try {
      const picture = { png: await paint(card), etag: `"${key}"`, isOfSite: false };
      keep(key, picture);
      return picture;
    } catch (error) {
      log().error({ err: error, eventId: card.eventId }, "A social image could not be drawn.");
      return siteCard();
    }
  }

  return async function pictureOf(card: SocialCard): Promise<SocialPicture> {
    const key = createHash("sha256")
      .update(JSON.stringify([DRAWING, card]))
      .digest("base64url")
      .slice(0, 27);
    const found = kept.get(key);
    if (found) {
      // Moves the picture to the end: the least recently used one is evicted first.
      kept.delete(key);
      kept.set(key, found);
      return found;
    }
    const pending = making.get(key);
    if (pending) return pending;
    if (making.size >= waitingMax) return siteCard();
    const made = turn.then(() => make(card, key)).finally(() => making.delete(key));
    turn = made.catch(() => undefined);
    making.set(key, made);
    return made;
  };
}

/** The pictures of this process. */
export const socialPicture = pictureMaker();

// Imported with the first picture: on a machine without a build of the drawing library, all else still runs.
async function paintWhenNeeded(card: SocialCard): Promise<Buffer> {
  return (await import("./paint")).paintCard(card);
}

async function siteCard(): Promise<SocialPicture> {
  const png = await readFile(installedFile(path.join("app", "opengraph-image.png")));
  return { png, etag: '"site"', isOfSite: true };
}
