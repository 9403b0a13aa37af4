import { z } from "zod";
import { id, instantOut, pageIn, pageOf } from "../../../../lib/wire-schema";
import { TOPICS } from "../kinds/schema";

export const topic = z.enum(TOPICS);

/** Unread notifications are counted up to this number. */
export const UNREAD_MAX = 100;
export const MARKED_MAX = 100;

export const show = z.enum(["all", "unread"]);
export type Show = z.infer<typeof show>;

export const listInput = z.strictObject({ ...pageIn, show: show.default("all") });

export const notificationOut = z.object({
  id,
  topic,
  title: z.string(),
  body: z.string(),
  path: z.string().nullable().describe("Where it leads, within the site."),
  at: instantOut,
  readAt: instantOut.nullable(),
});
export type NotificationOut = z.infer<typeof notificationOut>;

export const notificationsOut = pageOf(notificationOut);
export type NotificationPage = z.infer<typeof notificationsOut>;

export const unreadOut = z.object({
  count: z.number().int().describe(`${UNREAD_MAX} stands for that many or more.`),
});

export const markReadInput = z.strictObject({
  ids: z
    .array(id)
    .min(1)
    .max(MARKED_MAX)
    .transform((ids) => [...new Set(ids)]),
});
export const markAllReadInput = z.strictObject({
  upTo: id.describe("The newest that was seen; what arrived after it stays unread."),
});
