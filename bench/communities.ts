import { type Extent, fillCommunities } from "./communities/fill";
import { followers } from "./communities/followers";
import { reactionsPerSecond } from "./communities/reactions";
import { readTimes } from "./communities/reads";
import { openStore } from "./world";

const PEOPLE = 20_000;
const GROUPS = 2_000;
const POSTS = 1_000_000;
const COMMENTS_PER_POST = 10;
const LONG_THREAD = 100_000;
const REACTING = 10_000;

/**
 * Groups in the database: feeds, threads and searches at a million posts and ten million comments, reactions to one post, and
 * open pages that hear of a new one.
 * @param by.scale a part of these numbers, for a quick run
 * @param by.folder keeps the filled database, and uses it again
 */
export async function communities({ scale, folder }: { scale: number; folder?: string | undefined }) {
  const people = Math.max(500, Math.round(PEOPLE * scale));
  const extent = {
    people,
    groups: Math.max(50, Math.round(GROUPS * scale)),
    posts: Math.max(1_000, Math.round(POSTS * scale)),
    commentsPerPost: COMMENTS_PER_POST,
    longThread: Math.max(1_000, Math.round(LONG_THREAD * scale)),
  };
  return { extent, ...(await inStore(extent, folder)), followers: await followers() };
}

async function inStore(extent: Extent, folder: string | undefined) {
  const { db, close } = await openStore(folder);
  try {
    const startedMs = performance.now();
    const isFilled = (await db.group.count()) > 0;
    if (!isFilled) await fillCommunities(db, extent);
    return {
      filledSeconds: isFilled ? null : Math.round((performance.now() - startedMs) / 1_000),
      ...(await readTimes(db)),
      reactions: await reactionsPerSecond(db, Math.min(extent.people, REACTING)),
    };
  } finally {
    await close();
  }
}
