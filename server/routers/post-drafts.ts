import { discardDraft, saveDraft } from "../domains/posts/drafts.commands";
import { findDraft } from "../domains/posts/drafts.queries";
import * as schema from "../domains/posts/schema";
import { groupRoleProcedure } from "../trpc/group-procedures";
import { router } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Posts");
const member = groupRoleProcedure("member");

/** What members write and have not posted: one draft per person and group. */
export const postDraftsRouter = router({
  get: member
    .meta(rest("GET", "/groups/{groupId}/draft", "Read one's own draft of a post"))
    .input(schema.groupScope)
    .output(schema.draftOut)
    .query(async ({ ctx: { db, group, viewer } }) => ({
      draft: await findDraft(db, { groupId: group.id, userId: viewer.id }),
    })),

  save: member
    .meta(rest("PUT", "/groups/{groupId}/draft", "Keep one's own draft of a post"))
    .input(schema.draftInput)
    .output(schema.draftOut)
    .mutation(({ ctx: { db, group, viewer, now }, input: { groupId: _, ...text } }) =>
      saveDraft(db, { groupId: group.id, userId: viewer.id, now, ...text }),
    ),

  discard: member
    .meta(rest("DELETE", "/groups/{groupId}/draft", "Discard one's own draft of a post"))
    .input(schema.groupScope)
    .output(schema.draftOut)
    .mutation(({ ctx: { db, group, viewer } }) => discardDraft(db, { groupId: group.id, userId: viewer.id })),
});
