import { reindexCommunities } from "../domains/community-search/commands";
import { hasCommunityWorkers } from "../domains/community-search/indexing.queries";
import { reindexEvents } from "../domains/events/search/commands";
import { hasSearchIndex } from "../domains/events/search/queries";
import type { Job } from "./define";

/** Adds to the search index what no fact brought there: what is from before search was turned on, and what was seeded. */
export const indexSearch: Job = {
  name: "index-search",
  schedule: { everyMinutes: 60 },
  missed: "skip",
  run: async ({ db, now }) => ({
    indexed: hasSearchIndex()
      ? (await reindexEvents(db, { now, limit: 20_000 })) +
        (hasCommunityWorkers() ? await reindexCommunities(db, { now, limit: 20_000 }) : 0)
      : 0,
  }),
};
