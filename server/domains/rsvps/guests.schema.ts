import { z } from "zod";

/** The fields by which a host can sort the guest list. */
export const guestSort = z.enum(["rsvpAt", "name", "status", "party"]);
export const sortOrder = z.enum(["asc", "desc"]);

export type GuestSort = z.infer<typeof guestSort>;
export type SortOrder = z.infer<typeof sortOrder>;
