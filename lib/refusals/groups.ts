import type { GroupOut } from "@/server/domains/groups/schema";
import { conflict, expired, forbidden, notFound } from "./declare";

/** Refusals about groups and their members. */
export const GROUP_REFUSALS = {
  "group.archived": conflict(),
  "group.banned": forbidden<{ until: string | null }>(),
  "group.by-invitation": forbidden(),
  "group.changed-meanwhile": conflict<{ group: GroupOut }>(),
  "group.full": conflict<{ membersMax: number }>(),
  "group.last-owner": conflict(),
  "group.members-only": forbidden(),
  "group.not-found": notFound(),
  "group.role-too-low": forbidden(),
  "group.suspended": forbidden<{ until: string }>(),
  "group.too-many-invitations": conflict<{ invitationsMax: number }>(),
  "group.too-many-links": conflict<{ linksMax: number }>(),
  "group.too-many-owned": conflict<{ ownedMax: number }>(),
  "group-invitation.not-found": notFound(),
  "group-link.ended": expired(),
  "group-link.not-found": notFound(),
  "group-member.not-found": notFound(),
  "group-member.owns-too-many": conflict<{ ownedMax: number }>(),
  "group-request.not-found": notFound(),
};
