import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../../lib/wire-schema";

export const ROLES = ["user", "moderator", "admin"] as const;
export type UserRole = (typeof ROLES)[number];

const role = z.enum(ROLES);

export const listUsersInput = z.strictObject({
  /** Part of a name or of an address. */
  q: optionalLine(100).optional(),
  role: role.optional(),
  banned: z.boolean().optional(),
  ...pageIn,
});
export const userIdInput = z.strictObject({ userId: id });
export const changeRoleInput = z.strictObject({ userId: id, role });

const userOut = z.object({
  id,
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  imageUrl: z.string().nullable(),
  role,
  bannedAt: instantOut.nullable(),
  createdAt: instantOut,
  /** Seats held, and waitlisted RSVPs, at events that are not over. */
  seats: z.number().int(),
  waiting: z.number().int(),
  /** Events hosted that are not over. */
  hosting: z.number().int(),
});
export type UserOut = z.infer<typeof userOut>;
export const usersOut = pageOf(userOut);
const count = z.number().int();
/** The number of events in which the person's seats were released so far, and the outcome of the events they hosted. */
export const bannedOut = z.object({
  withdrawn: count,
  hosted: z.object({ handedOver: count, cancelled: count, deleted: count, unsettled: count }),
});
