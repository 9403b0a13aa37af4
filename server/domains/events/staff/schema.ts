import { z } from "zod";
import { emailAddress } from "../../../../lib/email-address";
import { id } from "../../../../lib/wire-schema";

export const STAFF_MAX = 50;

const email = emailAddress;

export const staffRole = z.enum(["cohost", "door"]);

export const addStaffInput = z.strictObject({ eventId: id, email, role: staffRole });

export const removeStaffInput = z.strictObject({ eventId: id, email });

/** Only what the host typed: the output must not reveal whether an address has an account. */
export const staffMemberOut = z.object({ email: z.string(), role: staffRole });

export type StaffMember = z.infer<typeof staffMemberOut>;

export const staffOut = z.object({ items: z.array(staffMemberOut) });
