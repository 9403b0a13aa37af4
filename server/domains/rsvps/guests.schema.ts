import { z } from "zod";

/** What a host can order the list of guests by. */
export const guestSort = z.enum(["rsvpAt", "name", "status", "party"]);
export const sortOrder = z.enum(["asc", "desc"]);

export type GuestSort = z.infer<typeof guestSort>;
export type SortOrder = z.infer<typeof sortOrder>;
