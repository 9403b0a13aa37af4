import { z } from "zod";
import { emailAddress } from "../../../lib/email-address";
import { optionalLine } from "../../../lib/text-schema";
import { id, instantIn, instantOut } from "../../../lib/wire-schema";
import { GROUP_MAX } from "../../seats/facts";
import { questionOut } from "../events/questions/schema";
import { party, rsvpEventOut, seatsOut } from "./schema";

const token = z.string().regex(/^[\w-]{20,100}$/, "This link is not complete.");

export const openClaimInput = z.strictObject({
  eventId: id,
  seats: z.number().int().min(1).max(GROUP_MAX).describe("Seats to keep."),
  expiresAt: instantIn.describe(
    "Until when; at the latest the start. What is unclaimed then goes to the waitlist.",
  ),
  label: optionalLine(80).optional().describe("What the group is called."),
  leaderEmail: emailAddress.optional().describe("Who leads the group; left out = yourself."),
});

export const claimIdInput = z.strictObject({ linkId: id });
export const claimTokenInput = z.strictObject({ token });
export const claimInput = z.strictObject({ token, ...party });

export const claimLinkOut = z.object({
  id,
  label: z.string().nullable(),
  leaderName: z.string(),
  token: z.string().describe("Secret of the link /claims/{token}."),
  seats: z.number().int(),
  unclaimedSeats: z.number().int(),
  expiresAt: instantOut,
  isOpen: z.boolean(),
  members: z.array(z.object({ rsvpId: id, name: z.string(), seats: z.number().int(), status: z.string() })),
});
export const claimLinksOut = z.object({ items: z.array(claimLinkOut) });
export const claimAnswerOut = z.object({ link: claimLinkOut, seats: seatsOut });

/** What somebody with the link is shown. */
export const claimPageOut = z.object({
  label: z.string().nullable(),
  leaderName: z.string(),
  unclaimedSeats: z.number().int(),
  expiresAt: instantOut,
  isOpen: z.boolean(),
  guestsMax: z.number().int(),
  questions: z.array(questionOut),
  event: rsvpEventOut,
});

export type ClaimLinkOut = z.infer<typeof claimLinkOut>;
export type ClaimPage = z.infer<typeof claimPageOut>;
