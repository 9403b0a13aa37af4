import type { Example } from "./facts";

export const GROUP_PARAMS = {
  groupId: "019aa3e0-4b00-7c20-8d01-3e4f5a6b7c01",
  groupLinkId: "019aa3e0-4b00-7c20-8d01-3e4f5a6b7c03",
};

const userId = "019aa3a0-0000-7000-8000-000000000004";
const summary = {
  id: GROUP_PARAMS.groupId,
  slug: "night-walkers-k3mq8rtw",
  name: "Night Walkers",
  description: "We walk the city after dark, **slowly**.",
  place: "Lisbon",
  visibility: "public",
  joining: "approval",
  coverUrl: null,
  topics: [{ id: "019aa3e0-4b00-7c20-8d01-3e4f5a6b7c02", name: "Walking", slug: "walking", color: "green" }],
  membersMax: null,
  memberCount: 214,
  postCount: 38,
  role: "owner",
  level: "highlights",
  requested: false,
  suspendedUntil: null,
  archivedAt: null,
  createdAt: "2026-11-21T09:00:00.000Z",
  version: 1,
};
const settings = { holdsFirst: true, slowSeconds: 0, watchedWords: ["casino"], eventsBy: "moderator" };
const group = {
  ...summary,
  rules: "Be on time. Bring a light.",
  links: [{ label: "Routes", url: "https://walks.example/routes" }],
  coverUploadId: null,
  settings,
};
const person = { id: userId, name: "Ana Ferreira", imageUrl: null };
const token = "AZqj4EsAfCCNAT5PWmt8A0Qw8nT5cXvB2mK7dYp1RsLe";
const link = {
  id: GROUP_PARAMS.groupLinkId,
  path: `/groups/join/${token}`,
  token,
  usesMax: 20,
  uses: 0,
  expiresAt: "2026-12-29T10:00:00.000Z",
  createdAt: "2026-11-29T10:00:00.000Z",
  createdBy: "Marta Silveira",
  hasEnded: false,
};
const invitation = {
  id: "019aa3e0-4b00-7c20-8d01-3e4f5a6b7c04",
  email: "ben@turnout.test",
  invitedBy: "Marta Silveira",
  createdAt: link.createdAt,
  expiresAt: link.expiresAt,
};
const inviting = { id: group.id, slug: group.slug, name: group.name, coverUrl: null, memberCount: 214 };
const done = { answer: { done: true } };

/** Groups and their members, by the name of the procedure. */
export const GROUP_EXAMPLES: Record<string, Example> = {
  "groups.list": {
    query: { q: "walk", topic: "Walking", near: "Lisbon", sort: "members", limit: "10" },
    answer: { items: [{ ...summary, role: null, level: null }], nextCursor: null },
  },
  "groups.create": {
    body: {
      name: group.name,
      description: group.description,
      visibility: "public",
      joining: "approval",
      topics: ["Walking"],
      holdsFirst: true,
    },
    answer: { ...group, memberCount: 1, postCount: 0 },
  },
  "groups.get": { answer: group },
  "groups.edit": {
    body: { rules: group.rules, links: group.links, watchedWords: ["casino"], expectedVersion: 1 },
    answer: { ...group, version: 2 },
  },
  "groups.archive": {
    body: { archived: true },
    answer: { ...group, archivedAt: "2026-11-29T10:00:00.000Z", version: 2 },
  },
  "groups.remove": done,
  "groups.members.list": {
    query: { q: "ana", limit: "20" },
    answer: {
      items: [
        {
          userId,
          name: person.name,
          imageUrl: null,
          role: "owner",
          joinedAt: "2026-11-21T09:00:00.000Z",
          suspendedUntil: null,
        },
      ],
      nextCursor: null,
    },
  },
  "groups.members.join": { body: { note: "I walk every Sunday." }, answer: { status: "requested" } },
  "groups.members.leave": done,
  "groups.members.change": {
    body: { level: "everything" },
    answer: {
      role: "member",
      level: "everything",
      joinedAt: "2026-11-21T09:00:00.000Z",
      seenAt: null,
      suspendedUntil: null,
    },
  },
  "groups.members.requests": {
    answer: {
      items: [{ user: person, note: "I walk every Sunday.", createdAt: "2026-11-28T18:00:00.000Z" }],
      nextCursor: null,
    },
  },
  "groups.members.approve": { answer: { status: "member" } },
  "groups.members.refuse": done,
  "groups.members.takeBack": { answer: { isMember: false } },
  "groups.members.changeRole": {
    body: { role: "moderator" },
    answer: { userId: person.id, role: "moderator" },
  },
  "groups.members.remove": { query: { reason: "Never answered" }, ...done },
  "groups.members.bans": {
    answer: {
      items: [
        {
          user: person,
          reason: "Advertises a casino",
          by: "Marta Silveira",
          createdAt: "2026-11-28T18:00:00.000Z",
          until: "2026-12-28T18:00:00.000Z",
          bySite: false,
        },
      ],
      nextCursor: null,
    },
  },
  "groups.members.ban": {
    body: { reason: "Advertises a casino", until: "2026-12-28T18:00:00.000Z" },
    ...done,
  },
  "groups.members.liftBan": done,
  "groups.invitations.links": { answer: { items: [link], nextCursor: null } },
  "groups.invitations.createLink": {
    body: { usesMax: link.usesMax, expiresAt: link.expiresAt },
    answer: link,
  },
  "groups.invitations.revokeLink": done,
  "groups.invitations.preview": { answer: { group: inviting, status: "open", isMember: false } },
  "groups.invitations.joinByLink": {
    answer: { status: "member", group: { id: group.id, slug: group.slug, name: group.name } },
  },
  "groups.invitations.list": { answer: { items: [invitation], nextCursor: null } },
  "groups.invitations.invite": { body: { email: invitation.email }, answer: invitation },
  "groups.invitations.withdraw": done,
  "groups.invitations.waiting": {
    answer: {
      items: [
        {
          group: { ...inviting, visibility: "public", joining: "approval" },
          invitedBy: "Marta Silveira",
          expiresAt: link.expiresAt,
        },
      ],
      nextCursor: null,
    },
  },
  "groups.invitations.accept": { answer: { status: "member" } },
  "groups.invitations.decline": done,
};
