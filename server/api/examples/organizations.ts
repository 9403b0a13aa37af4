import type { Example } from "../examples";

export const ORGANIZATION_PARAMS = {
  orgId: "019aa3c0-1a00-7b10-8c01-2d3e4f5a6b01",
  userId: "019aa3a0-0000-7000-8000-000000000004",
};

const about = { id: ORGANIZATION_PARAMS.orgId, slug: "lantern-events-k3mq8rtw", name: "Lantern Events" };
const organization = { ...about, role: "owner" };
const invited = { email: "ben@turnout.test", role: "manager", expiresAt: "2026-12-29T10:00:00.000Z" };
const done = { answer: { done: true } };

/** Organizations and their members, by the name of the procedure. */
export const ORGANIZATION_EXAMPLES: Record<string, Example> = {
  "organizations.create": { body: { name: about.name }, answer: organization },
  "organizations.list": { answer: { items: [organization], nextCursor: null } },
  "organizations.get": { answer: organization },
  "organizations.rename": {
    body: { name: "Lantern Studio" },
    answer: { ...organization, name: "Lantern Studio" },
  },
  "organizations.remove": done,
  "organizations.members": {
    answer: {
      items: [
        {
          userId: ORGANIZATION_PARAMS.userId,
          name: "Ana Ferreira",
          email: "ana@turnout.test",
          imageUrl: null,
          role: "owner",
          joinedAt: "2026-11-21T09:00:00.000Z",
        },
      ],
      nextCursor: null,
      invited: [invited],
    },
  },
  "organizations.invite": { body: { email: invited.email, role: invited.role }, answer: invited },
  "organizations.withdrawInvitation": done,
  "organizations.changeMember": { body: { role: "manager" }, ...done },
  "organizations.removeMember": done,
  "organizations.waiting": {
    answer: {
      items: [
        {
          organization: about,
          role: "manager",
          invitedBy: "Ana Ferreira",
          expiresAt: invited.expiresAt,
        },
      ],
      nextCursor: null,
    },
  },
  "organizations.acceptInvitation": { answer: { ...organization, role: "manager" } },
  "organizations.declineInvitation": done,
};
