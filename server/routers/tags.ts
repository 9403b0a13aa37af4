import type { Db } from "../db/client";
import type { Viewer } from "../domains/accounts/schema";
import { readerOf } from "../domains/groups/access/policy";
import { getGroupAccess } from "../domains/groups/access/queries";
import { postsOut } from "../domains/posts/schema";
import { countTagged, listTaggedPosts } from "../domains/posts/tagged.queries";
import { createTag, editTag, followTag, takeTagHit } from "../domains/tags/commands";
import { mergeTag } from "../domains/tags/merge.commands";
import { refuseNonGovernors } from "../domains/tags/policy";
import { getTagAccess, listFollowedTags, listTags, type TagRow } from "../domains/tags/queries";
import * as schema from "../domains/tags/schema";
import { groupProcedure } from "../trpc/group-procedures";
import { publicProcedure, router, signedInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Topic tags");
const open = (path: `/${string}`, summary: string) => ({
  openapi: { ...rest("GET", path, summary).openapi, protect: false },
});

type Asking = { db: Db; viewer: Viewer | null };

/** @param groupId the group whose posts are counted; null = all that the viewer may see, of a group's tag those of the group */
async function counted({ db, viewer }: Asking, tags: TagRow[], groupId: string | null) {
  const counts = await countTagged(db, {
    tagIds: tags.map(({ id }) => id),
    groupId,
    reader: readerOf(viewer),
  });
  return tags.map((tag) => ({ ...tag, postCount: counts.get(tag.id) ?? 0 }));
}

async function readTag(asking: Asking, tagId: string, groupId?: string) {
  const { tag } = await getTagAccess(asking.db, { tagId, groupId, viewer: asking.viewer });
  const [shown] = await counted(asking, [tag], tag.groupId);
  return shown as schema.TagOut;
}

/** Topic tags of the site and of groups. */
export const tagsRouter = router({
  list: publicProcedure
    .meta(open("/tags", "The topic tags of the site, by name"))
    .input(schema.listTagsInput)
    .output(schema.tagsOut)
    .query(async ({ ctx, input }) => {
      const page = await listTags(ctx.db, { ...input, groupId: null, userId: ctx.viewer?.id ?? null });
      return { ...page, items: await counted(ctx, page.items, null) };
    }),

  ofGroup: groupProcedure
    .meta(open("/groups/{groupId}/tags", "The topic tags of a group, then those of the site"))
    .input(schema.listGroupTagsInput)
    .output(schema.tagsOut)
    .query(async ({ ctx, input }) => {
      const groupId = ctx.group.id;
      const page = await listTags(ctx.db, { ...input, groupId, userId: ctx.viewer?.id ?? null });
      return { ...page, items: await counted(ctx, page.items, groupId) };
    }),

  followed: signedInProcedure
    .meta(rest("GET", "/me/tags", "The topic tags that one follows"))
    .output(schema.tagsOut)
    .query(async ({ ctx }) => {
      const tags = await listFollowedTags(ctx.db, ctx.viewer.id);
      return { items: await counted(ctx, tags, null), nextCursor: null };
    }),

  get: publicProcedure
    .meta(open("/tags/{tagId}", "Read a topic tag by its id, its slug or an alias"))
    .input(schema.getTagInput)
    .output(schema.tagOut)
    .query(({ ctx, input }) => readTag(ctx, input.tagId, input.groupId)),

  posts: publicProcedure
    .meta(open("/tags/{tagId}/posts", "The posts with a topic tag that one may read, newest first"))
    .input(schema.listTaggedInput)
    .output(postsOut)
    .query(async ({ ctx: { db, viewer }, input: { tagId, groupId, ...page } }) => {
      const { tag } = await getTagAccess(db, { tagId, groupId, viewer });
      return listTaggedPosts(db, { tag, viewer, ...page });
    }),

  create: signedInProcedure
    .meta({
      ...rest("POST", "/tags", "Add a topic tag to a group, or as an admin to the site"),
      created: "always",
    })
    .input(schema.createTagInput)
    .output(schema.tagOut)
    .mutation(async ({ ctx, input: { groupId: key, ...tag } }) => {
      const group = key ? await getGroupAccess(ctx.db, { groupId: key, viewer: ctx.viewer }) : null;
      refuseNonGovernors({ group }, ctx.viewer, ctx.now);
      await takeTagHit(ctx.db, ctx.viewer.id);
      return readTag(ctx, await createTag(ctx.db, { ...tag, groupId: group?.id ?? null }));
    }),

  edit: signedInProcedure
    .meta(rest("PATCH", "/tags/{tagId}", "Change, retire or bring back a topic tag"))
    .input(schema.editTagInput)
    .output(schema.tagOut)
    .mutation(async ({ ctx, input: { tagId, ...changes } }) => {
      const access = await getTagAccess(ctx.db, { tagId, viewer: ctx.viewer });
      refuseNonGovernors(access, ctx.viewer, ctx.now);
      await takeTagHit(ctx.db, ctx.viewer.id);
      await editTag(ctx.db, { tagId, groupId: access.tag.groupId, changes, now: ctx.now });
      return readTag(ctx, tagId);
    }),

  merge: signedInProcedure
    .meta(
      rest("POST", "/tags/{tagId}/merge", "Make a topic tag an alias of another one, which takes its posts"),
    )
    .input(schema.mergeTagInput)
    .output(schema.mergedOut)
    .mutation(async ({ ctx, input: { tagId, intoTagId } }) => {
      const access = await getTagAccess(ctx.db, { tagId, viewer: ctx.viewer });
      refuseNonGovernors(access, ctx.viewer, ctx.now);
      await takeTagHit(ctx.db, ctx.viewer.id);
      const { groupId } = access.tag;
      const posts = await mergeTag(ctx.db, { tagId, intoTagId, groupId, now: ctx.now });
      return { posts, tag: await readTag(ctx, intoTagId) };
    }),

  follow: signedInProcedure
    .meta(rest("PUT", "/tags/{tagId}/follow", "Follow a topic tag"))
    .input(schema.tagIdInput)
    .output(schema.followOut)
    .mutation(async ({ ctx, input: { tagId } }) => {
      await getTagAccess(ctx.db, { tagId, viewer: ctx.viewer });
      await followTag(ctx.db, { tagId, userId: ctx.viewer.id, follows: true });
      return { tagId, isFollowed: true };
    }),

  unfollow: signedInProcedure
    .meta(rest("DELETE", "/tags/{tagId}/follow", "No longer follow a topic tag"))
    .input(schema.tagIdInput)
    .output(schema.followOut)
    .mutation(async ({ ctx, input: { tagId } }) => {
      await followTag(ctx.db, { tagId, userId: ctx.viewer.id, follows: false });
      return { tagId, isFollowed: false };
    }),
});
