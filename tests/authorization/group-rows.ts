import type { Access } from "../../server/trpc/init";
import { newId } from "../factories";
import type { GroupCast } from "./group-cast";
import { MODERATION_ROWS } from "./moderation-rows";
import { POST_ROWS } from "./post-rows";

export type GroupAccessRule = Extract<Access, `group-${string}` | `post-${string}`>;
export type GroupRow = { access: GroupAccessRule; input: (cast: GroupCast) => unknown };

const ofGroup = ({ group }: GroupCast) => ({ groupId: group.id });
const ofOther = (cast: GroupCast) => ({ ...ofGroup(cast), userId: cast.otherMemberId });

/** What groups are and who is in them. */
const MEMBERSHIP_ROWS: Record<string, GroupRow> = {
  "groups.get": { access: "group-reader", input: ofGroup },
  "groups.events": { access: "group-reader", input: ofGroup },
  "groups.takeOutEvent": {
    access: "group-moderator",
    input: (cast) => ({ ...ofGroup(cast), eventId: newId() }),
  },
  "groups.edit": { access: "group-owner", input: (cast) => ({ ...ofGroup(cast), place: "Porto" }) },
  "groups.archive": { access: "group-owner", input: (cast) => ({ ...ofGroup(cast), archived: true }) },
  "groups.remove": { access: "group-owner", input: ofGroup },
  "groups.members.list": { access: "group-reader", input: ofGroup },
  "groups.members.change": {
    access: "group-member",
    input: (cast) => ({ ...ofGroup(cast), level: "everything" }),
  },
  "groups.members.requests": { access: "group-moderator", input: ofGroup },
  "groups.members.approve": { access: "group-moderator", input: ofOther },
  "groups.members.refuse": { access: "group-moderator", input: ofOther },
  "groups.members.changeRole": {
    access: "group-owner",
    input: (cast) => ({ ...ofOther(cast), role: "moderator" }),
  },
  "groups.members.remove": { access: "group-site-moderator", input: ofOther },
  "groups.members.bans": { access: "group-site-moderator", input: ofGroup },
  "groups.members.ban": {
    access: "group-site-moderator",
    input: (cast) => ({ ...ofOther(cast), reason: "Spam" }),
  },
  "groups.invitations.links": { access: "group-moderator", input: ofGroup },
  "groups.invitations.createLink": { access: "group-moderator", input: ofGroup },
  "groups.invitations.revokeLink": {
    access: "group-moderator",
    input: (cast) => ({ ...ofGroup(cast), groupLinkId: newId() }),
  },
  "groups.invitations.list": { access: "group-moderator", input: ofGroup },
  "groups.invitations.invite": {
    access: "group-moderator",
    input: (cast) => ({ ...ofGroup(cast), email: `${newId()}@people.test` }),
  },
  "groups.invitations.withdraw": {
    access: "group-moderator",
    input: (cast) => ({ ...ofGroup(cast), invitationId: newId() }),
  },
  "groups.members.liftBan": { access: "group-site-moderator", input: ofOther },
};

/** Every procedure of communities that asks what the caller is in a group. */
export const GROUP_ROWS: Record<string, GroupRow> = {
  ...MEMBERSHIP_ROWS,
  ...POST_ROWS,
  ...MODERATION_ROWS,
};
