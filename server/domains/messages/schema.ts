import { z } from "zod";
import { line, multiline } from "../../../lib/text-schema";
import { id, instantIn, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";

export const SUBJECT_MAX = 150;
export const BODY_MAX = 5_000;
/** People that one message can be addressed to by name. */
export const CHOSEN_MAX = 500;

const subject = line(SUBJECT_MAX, { empty: "Write a subject." });

const body = multiline(BODY_MAX)
  .trim()
  .min(1, "Please fill this in.")
  .describe("Plain text; empty lines part paragraphs.");

export const messageStatus = z.enum([
  "confirmed",
  "waitlisted",
  "offered",
  "pending",
  "cancelled",
  "declined",
]);
export type MessageStatus = z.infer<typeof messageStatus>;

export const checkInAudience = z.enum(["anyone", "arrived", "missing"]);
export type CheckInAudience = z.infer<typeof checkInAudience>;

const audience = {
  statuses: z
    .array(messageStatus)
    .min(1, "Choose who gets it.")
    .transform((statuses) => [...new Set(statuses)])
    .optional()
    .describe("Everyone whose RSVP is in one of these statuses when the message is sent."),
  checkIn: checkInAudience.default("anyone").describe("Of those, who has been checked in, or has not."),
  rsvpIds: z
    .array(id)
    .min(1)
    .max(CHOSEN_MAX, `Choose at most ${CHOSEN_MAX} people.`)
    .transform((ids) => [...new Set(ids)])
    .optional()
    .describe("These people instead; those who have cancelled by then get nothing."),
};

const repliesToAuthor = z
  .boolean()
  .describe(
    "Whether answers to the email go to you, its author. Guests then see your address; it must be confirmed.",
  );

/** The audience of a message: by status and check-in, or people by name. */
export type Audience = {
  statuses?: MessageStatus[] | undefined;
  checkIn: CheckInAudience;
  rsvpIds?: string[] | undefined;
};

const namesOneAudience = (input: Pick<Audience, "statuses" | "rsvpIds">) =>
  (input.statuses === undefined) !== (input.rsvpIds === undefined);
const ONE_AUDIENCE = { path: ["statuses"], message: "Name either statuses or rsvpIds." };

export const previewInput = z
  .strictObject({ eventId: id, ...audience, subject, body, repliesToAuthor: repliesToAuthor.default(true) })
  .refine(namesOneAudience, ONE_AUDIENCE);

export const countInput = z.strictObject({ eventId: id, ...audience }).refine(namesOneAudience, ONE_AUDIENCE);
export const countOut = z.object({ recipients: z.number().int() });

export const sendInput = z
  .strictObject({
    eventId: id,
    ...audience,
    subject,
    body,
    repliesToAuthor: repliesToAuthor.default(true),
    sendAt: instantIn.optional().describe("When it is sent; right away, when left out."),
  })
  .refine(namesOneAudience, ONE_AUDIENCE);

export const editInput = z.strictObject({
  eventId: id,
  messageId: id,
  subject: subject.optional(),
  body: body.optional(),
  repliesToAuthor: repliesToAuthor.optional(),
  sendAt: instantIn.optional(),
});

export const oneMessageInput = z.strictObject({ eventId: id, messageId: id });
export const listMessagesInput = z.strictObject({ eventId: id, ...pageIn });

/** The words of a message, for forms. */
export const messageWords = z.object({ subject, body });

export const messageState = z.enum(["scheduled", "sending", "sent", "cancelled"]);
export type MessageState = z.infer<typeof messageState>;

export const messageOut = z.object({
  id,
  subject: z.string(),
  body: z.string(),
  state: messageState,
  statuses: z.array(messageStatus),
  checkIn: checkInAudience,
  chosen: z.number().int().nullable().describe("How many people were chosen by name; null where none were."),
  authorName: z.string(),
  repliesToAuthor: z.boolean().describe("Whether answers to the email go to its author."),
  sendAt: instantOut,
  sentAt: instantOut.nullable().describe("When its sending began."),
  createdAt: instantOut,
  delivered: z.number().int(),
  failed: z.number().int(),
});
export type MessageOut = z.infer<typeof messageOut>;

export const messagesOut = pageOf(messageOut);

export const previewOut = z.object({
  recipients: z.number().int().describe("How many people would get it now."),
  repliesTo: z.string().nullable().describe("Your address, where answers would go; null = nowhere."),
  mail: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
});
export type MessagePreview = z.infer<typeof previewOut>;
