import { createHash } from "node:crypto";
import type { Lane } from "../../domains/notifications/kinds/schema";
import type { Brief } from "../kinds/kind";

const TITLE_CHARACTERS_MAX = 120;
const BODY_CHARACTERS_MAX = 400;
const PATH_CHARACTERS_MAX = 400;

/** What the service worker shows. `tag`: a later message with it takes the place of the earlier. */
export type PushMessage = { title: string; body: string; path: string; tag: string };

/**
 * The message of a notification, at most 3 KB as JSON in UTF-8: push services take 4 KB of encrypted bytes. It holds nothing
 * that a lock screen should not show to others: what the notification centre says, and a path without a secret.
 */
export function pushMessage({ title, body, path }: Brief, occurrence: string): PushMessage {
  return {
    title: shortened(title, TITLE_CHARACTERS_MAX),
    body: shortened(body, BODY_CHARACTERS_MAX),
    path: path && path.length <= PATH_CHARACTERS_MAX ? path : "/notifications",
    tag: createHash("sha256").update(occurrence).digest("base64url").slice(0, 32),
  };
}

/** By code points, so that no character is cut in half. */
function shortened(text: string, max: number): string {
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join("")}…`;
}

const HOUR_S = 3_600;
const TTL_S: Record<Lane, number> = { urgent: 4 * HOUR_S, personal: 24 * HOUR_S, bulk: 12 * HOUR_S };
const TTL_MIN_S = 60;

/** How long a push service keeps a message for a browser that is away, in seconds: never until it is of no use. */
export function secondsToKeep(lane: Lane, latestAt: Date | null, now: Date): number {
  if (!latestAt) return TTL_S[lane];
  const left = Math.floor((latestAt.getTime() - now.getTime()) / 1000);
  return Math.max(TTL_MIN_S, Math.min(TTL_S[lane], left));
}
