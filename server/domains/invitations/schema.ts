import { z } from "zod";
import { emailAddress } from "../../../lib/email-address";
import { optionalLine } from "../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";
import { invitationAnswer } from "./answers/schema";

/** People in one call; a longer list is sent in parts. */
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

/** How an invitation stands; `answered` whatever the answer was. */
export const invitationState = z.enum(["sending", "sent", "failed", "answered"]);
export type InvitationState = z.infer<typeof invitationState>;

export const listInvitationsInput = z.strictObject({
  eventId: id,
  state: invitationState.optional(),
  /** Those who answered this. */
  answer: invitationAnswer.optional(),
  ...pageIn,
});

export const invitationOut = z.object({
  id,
  email: z.string(),
  name: z.string().nullable(),
  state: invitationState,
  /** How their RSVP stands, where they have answered. */
  rsvpStatus: z
    .enum(["confirmed", "waitlisted", "offered", "cancelled", "declined", "pending"])
    .nullable()
    .describe("How their RSVP stands; null where there is none."),
  answer: invitationAnswer
    .nullable()
    .describe(
      "`going` while they hold or await a seat, `declined` for can't go; null where they said neither.",
    ),
  note: z.string().nullable().describe("Their note to the host, with `declined`."),
  answeredAt: instantOut.nullable().describe("When they answered the invitation itself, not by an RSVP."),
  sentAt: instantOut.nullable(),
  /** What the mail server said. */
  lastError: z.string().nullable().describe("What the mail server said when it would not take the mail."),
  createdAt: instantOut,
});
export type InvitationOut = z.infer<typeof invitationOut>;

export const invitationCountsOut = z.object({
  total: z.number().int(),
  sending: z.number().int(),
  sent: z.number().int(),
  failed: z.number().int(),
  answered: z.number().int(),
  going: z.number().int().describe("Of those who answered."),
  declined: z.number().int().describe("Of those who answered: can't go."),
});
export type InvitationCounts = z.infer<typeof invitationCountsOut>;

export const invitationsOut = pageOf(invitationOut).extend({ counts: invitationCountsOut });
export type InvitationsPage = z.infer<typeof invitationsOut>;

/** What would become of an address: it is new, was invited before, or its person has answered already. */
export const checkOutcome = z.enum(["new", "invited", "answered"]);
export type CheckOutcome = z.infer<typeof checkOutcome>;
export const checkOut = z.object({
  results: z.array(z.object({ email: z.string(), outcome: checkOutcome })),
});

/** `done`: the mail is on its way. `unchanged`: not mailed, for a `reason`: invited, answered, mailed too often before, or invitations ended by the person. */
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
