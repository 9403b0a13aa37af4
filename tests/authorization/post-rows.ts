import type { GroupRow } from "./group-rows";

/** Posts, comments, reactions and tags. */
export const POST_ROWS: Record<string, GroupRow> = {
  "tags.ofGroup": { access: "group-reader", input: ({ group }) => ({ groupId: group.id }) },
};
