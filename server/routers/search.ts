import { searchEverything } from "../domains/community-search/queries";
import * as schema from "../domains/community-search/schema";
import { publicProcedure, router } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Search");

/** Search over groups, posts, comments and events. */
export const searchRouter = router({
  everything: publicProcedure
    .meta(rest("GET", "/search", "Search groups, posts, comments and events that one may read"))
    .input(schema.searchInput)
    .output(schema.searchOut)
    .query(({ ctx: { db, viewer, now }, input: search }) => searchEverything(db, { viewer, now, search })),
});
