import { z } from "zod";
import { opaque } from "../../../../lib/text-schema";
import { id, pageIn } from "../../../../lib/wire-schema";
import { eventFields } from "../schema";

export const guestListInput = z.strictObject({
  eventId: id,
  invite: opaque(100).optional(),
  ...pageIn,
});

/** A confirmed guest. Only the staff see full names; others see "Ana B.". Email addresses are never part of it. */
export const shownGuestOut = z.object({
  name: z.string(),
  imageUrl: z.string().nullable(),
  guests: z.number().describe("How many they bring."),
});

export type ShownGuest = z.infer<typeof shownGuestOut>;

export const guestListOut = z.object({
  audience: eventFields.guestList,
  visible: z.boolean().describe("False where the list is not for this viewer; it is then empty."),
  people: z.number().nullable().describe("The number of confirmed people without the guests they bring."),
  items: z.array(shownGuestOut),
  nextCursor: z.string().nullable(),
});

export type GuestList = z.infer<typeof guestListOut>;
