import type { Example } from "../examples";

export const COMMUNITY_MODERATION_PARAMS = {
  reportId: "019aa3e0-5d00-7b40-9d04-4e5f6a7b8c15",
};

const at = "2026-11-29T20:00:00.000Z";
const groupId = "019aa3e0-1a00-7a10-8c01-1d2e3f4a5b11";
const postId = "019aa3e0-6e00-7b50-9d05-5f6a7b8c9d16";
const commentId = "019aa3e0-7f00-7b60-9d06-6a7b8c9d0e17";
const person = { id: "019aa3a0-0000-7000-8000-000000000004", name: "Ana Ferreira", imageUrl: null };
const actedOn = { postId, commentId: null, held: false, hidden: false, pinnedAt: null, lockedAt: null };
const onComment = { ...actedOn, commentId };
const because = { reason: "Advertising." };
const report = {
  id: COMMUNITY_MODERATION_PARAMS.reportId,
  targetType: "post",
  targetId: postId,
  groupId,
  reasons: ["spam", "off_topic"],
  note: "The third time this week.",
  status: "open",
  createdAt: at,
};
const until = "2026-12-06T20:00:00.000Z";

export const COMMUNITY_MODERATION_EXAMPLES: Record<string, Example> = {
  "groupModeration.report": {
    body: { targetType: "post", targetId: postId, reasons: report.reasons, note: report.note },
    answer: { ...report, created: true },
  },
  "groupModeration.queue": {
    query: { limit: "20" },
    answer: {
      items: [
        {
          reportId: report.id,
          targetType: "post",
          targetId: postId,
          group: { id: groupId, slug: "night-walkers", name: "Night Walkers" },
          postId,
          title: "Cheap torches",
          body: "Buy them here.",
          author: { ...person, role: "member" },
          createdAt: at,
          held: false,
          heldFor: null,
          hidden: false,
          deleted: false,
          reporters: 2,
          reasons: [{ reason: "spam", count: 2 }],
          notes: [report.note],
          at,
        },
      ],
      nextCursor: null,
    },
  },
  "groupModeration.resolve": {
    body: { action: "hide", ...because },
    answer: { reportId: report.id, status: "upheld", resolved: 2 },
  },
  "groupModeration.hidePost": { body: because, answer: { ...actedOn, hidden: true } },
  "groupModeration.unhidePost": { body: {}, answer: actedOn },
  "groupModeration.approvePost": { body: {}, answer: actedOn },
  "groupModeration.rejectPost": { body: because, answer: { ...actedOn, hidden: true } },
  "groupModeration.lockPost": { body: because, answer: { ...actedOn, lockedAt: at } },
  "groupModeration.unlockPost": { body: {}, answer: actedOn },
  "groupModeration.hideComment": { body: because, answer: { ...onComment, hidden: true } },
  "groupModeration.unhideComment": { body: {}, answer: onComment },
  "groupModeration.approveComment": { body: {}, answer: onComment },
  "groupModeration.rejectComment": { body: because, answer: { ...onComment, hidden: true } },
  "groupModeration.warn": { body: because, answer: { userId: person.id, suspendedUntil: null } },
  "groupModeration.suspend": {
    body: { ...because, until },
    answer: { userId: person.id, suspendedUntil: until },
  },
  "groupModeration.unsuspend": { body: {}, answer: { userId: person.id, suspendedUntil: null } },
  "groupModeration.log": {
    query: { limit: "20" },
    answer: {
      items: [
        {
          id: "019aa3e0-8a00-7b70-9d07-7b8c9d0e1f18",
          at,
          kind: "suspended",
          actor: null,
          person: { id: person.id, name: person.name },
          target: null,
          ...because,
          until,
        },
      ],
      nextCursor: null,
    },
  },
  "blocks.list": { answer: { items: [{ ...person, blockedAt: at }], nextCursor: null } },
  "blocks.add": { answer: { userId: person.id, isBlocked: true } },
  "blocks.remove": { answer: { userId: person.id, isBlocked: false } },
};
