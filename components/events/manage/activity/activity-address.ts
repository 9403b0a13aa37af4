import { z } from "zod";

/** Lines that one page of the activity has. */
export const LINES_PER_PAGE = 50;

const rsvpId = z.uuid();

/** The RSVP that an address filters to; undefined where it names none that could be. */
export function rsvpIn(address: string | null | undefined): string | undefined {
  return rsvpId.safeParse(address).data;
}
