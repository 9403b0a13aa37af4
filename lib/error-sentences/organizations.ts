import { counted } from "../plural";
import type { ORGANIZATION_REFUSALS } from "../refusals/organizations";
import type { SentencesFor } from "./sentence";

export const ORGANIZATION_SENTENCES: SentencesFor<typeof ORGANIZATION_REFUSALS> = {
  "member.not-found": "This person is not a member of the organization.",
  "organization.is-member": "This person is a member already.",
  "organization.last-owner":
    "An organization needs an owner. Make another member an owner first, or delete the organization while it has no venues or requests.",
  "organization.limit-reached": ({ membersMax }) =>
    `An organization has at most ${counted(membersMax ?? 0, "member")}, open invitations included.`,
  "organization.not-empty":
    "This organization has venues or requests, so it can't be deleted. Make another member its owner instead.",
  "organization.not-found": "There is no such organization, or you're not a member of it.",
  "organization.role-too-low": "Your role in this organization does not allow this. Ask one of its owners.",
  "organization.too-many-owned": ({ ownedMax }) =>
    `You can own at most ${counted(ownedMax ?? 0, "organization")}. Hand one over first.`,
};
