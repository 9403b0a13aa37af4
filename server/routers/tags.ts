import type { Db } from "../db/client";
import type { Viewer } from "../domains/accounts/schema";
import { readerOf, roleReaches } from "../domains/groups/access/policy";
import { getGroupAccess } from "../domains/groups/access/queries";
import { countTagged } from "../domains/posts/tagged.queries";
import { createTag, editTag, followTag } from "../domains/tags/commands";
import { mergeTag } from "../domains/tags/merge.commands";
import {
  getTagAccess,
  listFollowedTags,
  listTags,
  type TagAccess,
  type TagRow,
} from "../domains/tags/queries";
import * as schema from "../domains/tags/schema";
import { DomainError } from "../errors";
import { groupProcedure } from "../trpc/group-procedures";
import { publicProcedure, router, signedInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Topic tags");
const open = (path: `/${string}`, summary: string) => ({
  openapi: { ...rest("GET", path, summary).openapi, protect: false },
});

type Asking = { db: Db; viewer: Viewer | null };

/** @param groupId the group whose posts are counted; null = all that the viewer may see */
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

/**
 * Tags of a group are governed by its owners and moderators, those of the site by platform admins.
 * @throws DomainError forbidden for everyone else, and for a moderator who is suspended
 */
function refuseOthers({ group }: Pick<TagAccess, "group">, viewer: Viewer, now: Date): void {
  if (viewer.role === "admin") return;
  if (!group) throw new DomainError("role.admin-needed");
  if (group.role === null) throw new DomainError("group.members-only");
  if (!roleReaches(group.role, "moderator")) throw new DomainError("group.role-too-low");
  const until = group.suspendedUntil;
  if (until && until > now) throw new DomainError("group.suspended", { until: until.toISOString() });
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
      return { items: tags.map((tag) => ({ ...tag, postCount: 0 })), nextCursor: null };
    }),

  get: publicProcedure
    .meta(open("/tags/{tagId}", "Read a topic tag by its id, its slug or an alias"))
    .input(schema.getTagInput)
    .output(schema.tagOut)
    .query(({ ctx, input }) => readTag(ctx, input.tagId, input.groupId)),

  create: signedInProcedure
    .meta({
      ...rest("POST", "/tags", "Add a topic tag to a group, or as an admin to the site"),
      created: "always",
    })
    .input(schema.createTagInput)
    .output(schema.tagOut)
    .mutation(async ({ ctx, input: { groupId: key, ...tag } }) => {
      const group = key ? await getGroupAccess(ctx.db, { groupId: key, viewer: ctx.viewer }) : null;
      refuseOthers({ group }, ctx.viewer, ctx.now);
      return readTag(ctx, await createTag(ctx.db, { ...tag, groupId: group?.id ?? null }));
    }),

  edit: signedInProcedure
    .meta(rest("PATCH", "/tags/{tagId}", "Change, retire or bring back a topic tag"))
    .input(schema.editTagInput)
    .output(schema.tagOut)
    .mutation(async ({ ctx, input: { tagId, ...changes } }) => {
      const access = await getTagAccess(ctx.db, { tagId, viewer: ctx.viewer });
      refuseOthers(access, ctx.viewer, ctx.now);
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
      refuseOthers(access, ctx.viewer, ctx.now);
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
