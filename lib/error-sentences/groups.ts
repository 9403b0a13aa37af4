import { counted } from "../plural";
import type { GROUP_REFUSALS } from "../refusals/groups";
import type { SentencesFor } from "./sentence";

export const GROUP_SENTENCES: SentencesFor<typeof GROUP_REFUSALS> = {
  "group.archived": "This group is closed: its posts can be read, and nothing can be added.",
  "group.banned": "You can't join this group, because one of its moderators banned you.",
  "group.by-invitation": "This group is joined by invitation. Ask one of its members for a link.",
  "group.changed-meanwhile":
    "Someone changed this group in the meantime. Load the newer version, then make your change again.",
  "group.full": ({ membersMax }) =>
    membersMax === undefined
      ? "This group is full."
      : `This group is full: it takes at most ${counted(membersMax, "member")}.`,
  "group.last-owner": "A group needs an owner. Make another member an owner first, or delete the group.",
  "group.members-only": "Join the group to do this.",
  "group.not-found": "There is no such group, or it is private and you're not a member of it.",
  "group.role-too-low": "Your role in this group does not allow this. Ask one of its owners.",
  "group.suspended": "A moderator suspended you from writing in this group. You can still read it.",
  "group.too-many-invitations": ({ invitationsMax }) =>
    invitationsMax === undefined
      ? "This group has as many open invitations as it can. Take some back first."
      : `A group has at most ${counted(invitationsMax, "open invitation")}. Take some back first.`,
  "group.too-many-links": ({ linksMax }) =>
    linksMax === undefined
      ? "This group has as many invitation links as it can. End one first."
      : `A group has at most ${counted(linksMax, "invitation link")}. End one first.`,
  "group.too-many-owned": ({ ownedMax }) =>
    `You can own at most ${counted(ownedMax ?? 0, "group")}. Hand one over first.`,
  "group-invitation.not-found": "This invitation has ended. Ask for a new one.",
  "group-link.ended": "This invitation link has ended. Ask for a new one.",
  "group-link.not-found": "There is no such invitation link.",
  "group-member.not-found": "This person is not a member of the group.",
  "group-member.owns-too-many": "This person owns as many groups as one person can.",
  "group-request.not-found": "This person does not ask to join any more.",
};
