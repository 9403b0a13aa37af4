import { z } from "zod";
import { emailAddress } from "../../../lib/email-address";
import { optionalLine } from "../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";
import { invitationAnswer } from "./answers/schema";

/** The most people per call; a longer list is sent in parts. */
export const PEOPLE_PER_CALL_MAX = 250;
export const INVITATIONS_MAX = 5_000;
export const NAME_MAX = 100;

const name = optionalLine(NAME_MAX)
  .transform((text) => text || null)
  .nullable();

const people = z
  .array(z.strictObject({ email: emailAddress, name: name.default(null) }))
  .min(1, "Name at least one person.")
  .max(PEOPLE_PER_CALL_MAX, `Send at most ${PEOPLE_PER_CALL_MAX} people at once.`);

export const inviteInput = z.strictObject({ eventId: id, people });
export const checkInput = z.strictObject({
  eventId: id,
  emails: z.array(emailAddress).min(1).max(PEOPLE_PER_CALL_MAX),
});
export const oneInvitationInput = z.strictObject({ eventId: id, invitationId: id });

/** The state of an invitation; `answered` for any answer. */
export const invitationState = z.enum(["sending", "sent", "failed", "answered"]);
export type InvitationState = z.infer<typeof invitationState>;

export const listInvitationsInput = z.strictObject({
  eventId: id,
  state: invitationState.optional(),
  /** Only people with this answer. */
  answer: invitationAnswer.optional(),
  ...pageIn,
});

export const invitationOut = z.object({
  id,
  email: z.string(),
  name: z.string().nullable(),
  state: invitationState,
  /** The status of their RSVP, where they have answered. */
  rsvpStatus: z
    .enum(["confirmed", "waitlisted", "offered", "cancelled", "declined", "pending"])
    .nullable()
    .describe("The status of their RSVP; null if they have none."),
  answer: invitationAnswer
    .nullable()
    .describe(
      "`going` while they hold or await a seat, `declined` for can't go; null where they said neither.",
    ),
  note: z.string().nullable().describe("Their note to the host, with `declined`."),
  answeredAt: instantOut.nullable().describe("When they answered the invitation itself, not by an RSVP."),
  sentAt: instantOut.nullable(),
  /** The mail server's answer. */
  lastError: z.string().nullable().describe("The answer of the mail server that refused the email."),
  createdAt: instantOut,
});
export type InvitationOut = z.infer<typeof invitationOut>;

export const invitationCountsOut = z.object({
  total: z.number().int(),
  sending: z.number().int(),
  sent: z.number().int(),
  failed: z.number().int(),
  answered: z.number().int(),
  going: z.number().int().describe("The number of people who answered Going."),
  declined: z.number().int().describe("The number of people who answered Can't go."),
});
export type InvitationCounts = z.infer<typeof invitationCountsOut>;

export const invitationsOut = pageOf(invitationOut).extend({ counts: invitationCountsOut });
export type InvitationsPage = z.infer<typeof invitationsOut>;

/** The result of inviting an address: it is new, was invited before, or its person has already answered. */
export const checkOutcome = z.enum(["new", "invited", "answered"]);
export type CheckOutcome = z.infer<typeof checkOutcome>;
export const checkOut = z.object({
  results: z.array(z.object({ email: z.string(), outcome: checkOutcome })),
});

/**
 * `done`: the email is being sent. `unchanged`: no email, for a `reason`: invited before, answered, too many
 * emails, or unsubscribed from invitations.
 */
export const inviteOut = z.object({
  results: z.array(
    z.object({
      email: z.string(),
      outcome: z.enum(["done", "unchanged"]),
      reason: z
        .enum([
          "invitation.invited",
          "invitation.answered",
          "invitation.mailed-enough",
          "rsvp.no-invitations",
        ])
        .optional(),
    }),
  ),
});
export type InviteResult = z.infer<typeof inviteOut>["results"][number];

export const removedOut = z.object({ id });
