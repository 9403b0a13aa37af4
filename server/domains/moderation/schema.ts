import { z } from "zod";
import { line, multiline, optionalLine } from "../../../lib/text-schema";
import { id, instantIn, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";
import { groupKey, groupRole } from "../groups/schema";

/** Inputs and outputs of moderation. */

const REASON_MAX = 500;
const NOTE_MAX = 1_000;
export const REPORT_REASONS = ["spam", "harassment", "hate", "illegal", "off_topic", "other"] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];
const reportReason = z.enum(REPORT_REASONS);
const targetType = z.enum(["post", "comment", "group", "person"]);
export type TargetType = z.infer<typeof targetType>;

export const reportInput = z
  .strictObject({
    targetType,
    targetId: id,
    groupId: groupKey.optional().describe("Of a person: the group in which they are reported."),
    reason: line(NOTE_MAX)
      .optional()
      .describe("One of the reasons, or one's own words, which count as `other` with a note."),
    reasons: z.array(reportReason).min(1).max(REPORT_REASONS.length).optional().describe("Several reasons."),
    note: multiline(NOTE_MAX).default("").describe("What moderators should know."),
  })
  .refine(({ reason, reasons }) => reason !== undefined || reasons !== undefined, {
    path: ["reason"],
    message: "A reason is needed.",
  })
  .refine(({ targetType, groupId }) => targetType !== "person" || groupId !== undefined, {
    path: ["groupId"],
    message: "Name the group in which the person is reported.",
  });
export type ReportIn = z.output<typeof reportInput>;

export const reportOut = z.object({
  id,
  targetType,
  targetId: id,
  groupId: id,
  reasons: z.array(reportReason),
  note: z.string(),
  status: z.enum(["open", "upheld", "dismissed"]),
  createdAt: instantOut,
});
export type ReportOut = z.infer<typeof reportOut>;
export const newReportOut = reportOut.extend({ created: z.boolean() });

const person = z.object({ id, name: z.string(), imageUrl: z.string().nullable() });

export const queueInput = z.strictObject({ groupId: groupKey, ...pageIn });
export const siteQueueInput = z.strictObject({ ...pageIn });
export const queueItemOut = z.object({
  reportId: id.nullable().describe("To resolve it by; null for a contribution that only waits for approval."),
  targetType,
  targetId: id,
  group: z.object({ id, slug: z.string(), name: z.string() }),
  postId: id.nullable(),
  title: z.string().nullable(),
  body: z.string().nullable().describe("As it is now; null once it was deleted."),
  author: person.extend({ role: groupRole.nullable() }).nullable(),
  createdAt: instantOut.nullable(),
  held: z.boolean(),
  heldFor: z.enum(["first", "watched-word"]).nullable(),
  hidden: z.boolean(),
  deleted: z.boolean(),
  reporters: z.number().describe("How many people reported it; no one learns who they are."),
  reasons: z.array(z.object({ reason: reportReason, count: z.number() })),
  notes: z.array(z.string()),
  at: instantOut.describe("When it was reported last, or since when it waits."),
});
export type QueueItem = z.infer<typeof queueItemOut>;
export const queueOut = pageOf(queueItemOut);

const reason = optionalLine(REASON_MAX).default("").describe("Shown in the group's log.");
const resolution = z.enum(["dismiss", "hide", "approve", "reject", "lock", "warn", "suspend", "uphold"]);
export type Resolution = z.infer<typeof resolution>;
export const resolveInput = z
  .strictObject({
    reportId: id,
    action: resolution.describe("`uphold`: something was done about it elsewhere."),
    reason,
    until: instantIn.optional().describe("The end of a suspension."),
  })
  .refine(({ action, until }) => action !== "suspend" || until !== undefined, {
    path: ["until"],
    message: "Say when the suspension ends.",
  });
export const resolvedOut = z.object({
  reportId: id,
  status: z.enum(["upheld", "dismissed"]),
  resolved: z.number().describe("How many reports of the same thing were resolved with it."),
});

export const postActInput = z.strictObject({ postId: id, reason });
export const commentActInput = z.strictObject({ commentId: id, reason });
export const actedOnOut = z.object({
  postId: id,
  commentId: id.nullable(),
  held: z.boolean(),
  hidden: z.boolean(),
  pinnedAt: instantOut.nullable(),
  lockedAt: instantOut.nullable(),
});

export const warnInput = z.strictObject({
  groupId: groupKey,
  userId: id,
  reason: line(REASON_MAX, { empty: "Say why." }),
});
export const suspendInput = z.strictObject({ ...warnInput.shape, until: instantIn });
export const liftInput = z.strictObject({ groupId: groupKey, userId: id, reason });
export const suspensionOut = z.object({ userId: id, suspendedUntil: instantOut.nullable() });

export const logInput = z.strictObject({ groupId: groupKey, ...pageIn });
const named = z.object({ id, name: z.string() });
export const logLineOut = z.object({
  id,
  at: instantOut,
  kind: z.string(),
  actor: named.nullable().describe("Null = the site."),
  person: named.nullable(),
  target: z
    .object({ type: z.enum(["post", "comment"]), id, postId: id })
    .nullable()
    .describe("Null where there is none or the caller may not read it."),
  reason: z.string(),
  until: instantOut.nullable(),
});
export type LogLineOut = z.infer<typeof logLineOut>;
export const logOut = pageOf(logLineOut);

export const blockInput = z.strictObject({ userId: id });
export const blockOut = z.object({ userId: id, isBlocked: z.boolean() });
export const blocksInput = z.strictObject({ ...pageIn });
export const blocksOut = pageOf(person.extend({ blockedAt: instantOut }));

export const hideAllInput = z.strictObject({ userId: id, reason });
export const hiddenAllOut = z.object({
  hidden: z.number(),
  isComplete: z.boolean().describe("False = ask again for the rest."),
});
