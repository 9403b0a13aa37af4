import { z } from "zod";
import { opaque } from "../../../../lib/text-schema";
import { id, pageIn } from "../../../../lib/wire-schema";
import { eventFields } from "../schema";

export const guestListInput = z.strictObject({
  eventId: id,
  invite: opaque(100).optional(),
  ...pageIn,
});

/** Somebody who is in. Others than the staff read "Ana B.", and nobody reads an address. */
export const shownGuestOut = z.object({
  name: z.string(),
  imageUrl: z.string().nullable(),
  guests: z.number().describe("How many they bring."),
});

export type ShownGuest = z.infer<typeof shownGuestOut>;

export const guestListOut = z.object({
  audience: eventFields.guestList,
  visible: z.boolean().describe("False where the viewer is not of the audience: then nobody is told."),
  people: z.number().nullable().describe("How many are in, guests not counted."),
  items: z.array(shownGuestOut),
  nextCursor: z.string().nullable(),
});

export type GuestList = z.infer<typeof guestListOut>;
