import { z } from "zod";
import { type GroupRole, roleReaches } from "../domains/groups/access/policy";
import { type GroupAccess, getGroupAccess } from "../domains/groups/access/queries";
import { groupKey } from "../domains/groups/schema";
import { getCommentAccess, getPostAccess } from "../domains/posts/reading/queries";
import { DomainError } from "../errors";
import type { Access } from "./init";
import { bySignIn, missingId, publicProcedure } from "./procedures";

const groupInput = z.looseObject({ groupId: groupKey });

/** For people who may read the group named by `groupId`; others get not-found. */
export const groupProcedure = publicProcedure
  .meta({ access: "group-reader" })
  .use(async ({ ctx, next, getRawInput }) => {
    const input = groupInput.safeParse(await getRawInput());
    if (!input.success) throw missingId("groupId");
    const group = await getGroupAccess(ctx.db, { groupId: input.data.groupId, viewer: ctx.viewer });
    return next({ ctx: { ...ctx, group } });
  });

/**
 * For members of the group with at least this role. Who may not read the group gets not-found, other people and members
 * with a lower role get forbidden.
 */
export function groupRoleProcedure(role: GroupRole) {
  const access: Access = `group-${role}`;
  return groupProcedure.meta({ access }).use(({ ctx, next }) => {
    if (!ctx.viewer) throw new DomainError("sign-in.missing");
    refuseBelow(role, ctx.group);
    return next({ ctx: { ...ctx, viewer: ctx.viewer } });
  });
}

/** The same for browser sign-ins only: for results that would outlive a token. */
export function groupRoleSignInProcedure(role: GroupRole) {
  return groupRoleProcedure(role).meta({ bySignIn: true }).use(bySignIn);
}

const postInput = z.looseObject({ postId: z.uuid() });

/** For people who may read the post named by `postId`; others get not-found. */
export const postProcedure = publicProcedure
  .meta({ access: "post-reader" })
  .use(async ({ ctx, next, getRawInput }) => {
    const input = postInput.safeParse(await getRawInput());
    if (!input.success) throw missingId("postId");
    const contribution = await getPostAccess(ctx.db, { postId: input.data.postId, viewer: ctx.viewer });
    return next({ ctx: { ...ctx, contribution, group: contribution.group } });
  });

/** For members of the post's group, with at least this role, who may read it. */
export function postRoleProcedure(role: "member" | "moderator") {
  const access: Access = `post-${role}`;
  return postProcedure.meta({ access }).use(({ ctx, next }) => {
    if (!ctx.viewer) throw new DomainError("sign-in.missing");
    refuseBelow(role, ctx.group);
    return next({ ctx: { ...ctx, viewer: ctx.viewer } });
  });
}

const commentInput = z.looseObject({ commentId: z.uuid() });

/** For people who may read the comment named by `commentId`; others get not-found. */
export const commentProcedure = publicProcedure
  .meta({ access: "post-reader" })
  .use(async ({ ctx, next, getRawInput }) => {
    const input = commentInput.safeParse(await getRawInput());
    if (!input.success) throw missingId("commentId");
    const contribution = await getCommentAccess(ctx.db, {
      commentId: input.data.commentId,
      viewer: ctx.viewer,
    });
    return next({ ctx: { ...ctx, contribution, group: contribution.group } });
  });

/** For members of the comment's group, with at least this role, who may read it. */
export function commentRoleProcedure(role: "member" | "moderator") {
  const access: Access = `post-${role}`;
  return commentProcedure.meta({ access }).use(({ ctx, next }) => {
    if (!ctx.viewer) throw new DomainError("sign-in.missing");
    refuseBelow(role, ctx.group);
    return next({ ctx: { ...ctx, viewer: ctx.viewer } });
  });
}

/** For members of the group with at least this role, and for platform admins, who may act in every group. */
export function groupSiteProcedure(role: "member" | "moderator") {
  const access: Access = `group-site-${role}`;
  return groupProcedure.meta({ access }).use(({ ctx, next }) => {
    if (!ctx.viewer) throw new DomainError("sign-in.missing");
    if (ctx.viewer.role !== "admin") refuseBelow(role, ctx.group);
    return next({ ctx: { ...ctx, viewer: ctx.viewer } });
  });
}

/** For moderators of the post's group who may read it, and for platform admins. */
export const postSiteModeratorProcedure = postProcedure
  .meta({ access: "post-site-moderator" })
  .use(({ ctx, next }) => {
    if (!ctx.viewer) throw new DomainError("sign-in.missing");
    if (ctx.viewer.role !== "admin") refuseBelow("moderator", ctx.group);
    return next({ ctx: { ...ctx, viewer: ctx.viewer } });
  });

/** For moderators of the comment's group who may read it, and for platform admins. */
export const commentSiteModeratorProcedure = commentProcedure
  .meta({ access: "post-site-moderator" })
  .use(({ ctx, next }) => {
    if (!ctx.viewer) throw new DomainError("sign-in.missing");
    if (ctx.viewer.role !== "admin") refuseBelow("moderator", ctx.group);
    return next({ ctx: { ...ctx, viewer: ctx.viewer } });
  });

/** @throws DomainError forbidden for people who are no members, and for members whose role is too low */
function refuseBelow(needed: GroupRole, { role }: GroupAccess): void {
  if (role === null) throw new DomainError("group.members-only");
  if (!roleReaches(role, needed)) throw new DomainError("group.role-too-low");
}
