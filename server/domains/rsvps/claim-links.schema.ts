import { z } from "zod";
import { emailAddress } from "../../../lib/email-address";
import { optionalLine } from "../../../lib/text-schema";
import { id, instantIn, instantOut } from "../../../lib/wire-schema";
import { GROUP_MAX } from "../../seats/facts";
import { questionOut } from "../events/questions/schema";
import { party, rsvpEventOut, seatsOut } from "./schema";

const token = z.string().regex(/^[\w-]{20,100}$/, "This link is incomplete.");

export const openClaimInput = z.strictObject({
  eventId: id,
  seats: z.number().int().min(1).max(GROUP_MAX).describe("The seats to hold."),
  expiresAt: instantIn.describe(
    "Until when the seats are held, at most until the start. Unclaimed seats then go to the waitlist.",
  ),
  label: optionalLine(80).optional().describe("The name of the group."),
  leaderEmail: emailAddress
    .optional()
    .describe("The group leader's email; if you leave it out, you lead the group."),
});

export const claimIdInput = z.strictObject({ linkId: id });
export const claimTokenInput = z.strictObject({ token });
export const claimInput = z.strictObject({ token, ...party });

export const claimLinkOut = z.object({
  id,
  label: z.string().nullable(),
  leaderName: z
    .string()
    .describe(
      "A leader who was named by address: the address for those two, and otherwise the name of who named them.",
    ),
  token: z
    .string()
    .nullable()
    .describe(
      "Secret of the link /claims/{token}. Null unless you host the event, opened the link or lead it.",
    ),
  seats: z.number().int(),
  unclaimedSeats: z.number().int(),
  expiresAt: instantOut,
  isOpen: z.boolean(),
  members: z.array(z.object({ rsvpId: id, name: z.string(), seats: z.number().int(), status: z.string() })),
});
export const claimLinksOut = z.object({ items: z.array(claimLinkOut) });
export const claimAnswerOut = z.object({ link: claimLinkOut, seats: seatsOut });

/** What the claim page shows to anyone who has the link. */
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
