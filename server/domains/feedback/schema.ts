import { z } from "zod";
import { multiline, opaque } from "../../../lib/text-schema";
import { fileOut, id, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";
import { eventKey } from "../events/schema";

const COMMENT_CHARACTERS_MAX = 2_000;

const given = {
  stars: z.number().int().min(1).max(5),
  comment: multiline(COMMENT_CHARACTERS_MAX)
    .nullable()
    .default(null)
    .transform((text) => text?.trim() || null),
  anonymous: z.boolean().default(false).describe("Hosts then see neither name nor time."),
};

export const eventScope = z.strictObject({ eventId: eventKey, invite: opaque(100).optional() });
export const sessionScope = z.strictObject({ sessionId: id, invite: opaque(100).optional() });
export const giveToEventInput = eventScope.extend(given);
export const giveToSessionInput = sessionScope.extend(given);
export const listOfEventInput = z.strictObject({ eventId: eventKey, ...pageIn });
export const listOfSessionInput = z.strictObject({ sessionId: id, ...pageIn });
export const exportInput = z.strictObject({ eventId: eventKey });

export type Given = Omit<z.infer<typeof giveToEventInput>, "eventId" | "invite">;

const ownFeedbackOut = z.object({
  stars: z.number().int(),
  comment: z.string().nullable(),
  anonymous: z.boolean(),
  createdAt: instantOut,
  updatedAt: instantOut,
});
export type OwnFeedback = z.infer<typeof ownFeedbackOut>;

export const mineOut = z.object({ feedback: ownFeedbackOut.nullable() });
export const givenOut = z.object({ feedback: ownFeedbackOut });
export const newGivenOut = givenOut.extend({ created: z.boolean() });

export const distributionOut = z.object({
  count: z.number().int(),
  average: z.number().nullable().describe("To two decimals; null without feedback."),
  stars: z.object({
    1: z.number().int(),
    2: z.number().int(),
    3: z.number().int(),
    4: z.number().int(),
    5: z.number().int(),
  }),
});
export type Distribution = z.infer<typeof distributionOut>;

const entryOut = z.object({
  id: z.string().describe("Stable, and of no use elsewhere."),
  stars: z.number().int(),
  comment: z.string().nullable(),
  anonymous: z.boolean(),
  person: z.object({ id, name: z.string() }).nullable().describe("Null where it is anonymous."),
  day: z.iso.date().describe("The day in the event's time zone; there is no time."),
});
export type FeedbackEntry = z.infer<typeof entryOut>;

export const listOut = pageOf(entryOut).extend(distributionOut.shape);

export const summaryOut = z.object({
  event: distributionOut,
  sessions: z.array(distributionOut.extend({ sessionId: id, title: z.string() })),
});
export type FeedbackSummary = z.infer<typeof summaryOut>;

const placeOut = z.object({
  sessionId: id.nullable().describe("Null for the event itself."),
  title: z.string(),
  startsAt: instantOut,
  endsAt: instantOut,
  canGive: z.boolean(),
  why: z
    .enum(["feedback.called-off", "feedback.not-begun", "feedback.not-there"])
    .nullable()
    .describe("Why no feedback can be given; null where it can."),
  feedback: ownFeedbackOut.nullable(),
});
export type FeedbackPlace = z.infer<typeof placeOut>;

export const formOut = z.object({
  places: z.array(placeOut).describe("The event first, then the person's sessions."),
});

export const exportOut = fileOut;
