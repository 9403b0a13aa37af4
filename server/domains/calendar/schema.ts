import { z } from "zod";
import { opaque } from "../../../lib/text-schema";
import type { fileOut } from "../../../lib/wire-schema";

/** iCalendar (RFC 5545), and the name to keep it under. */
export type CalendarFile = z.infer<typeof fileOut>;

/** Anything that may stand in an address: what is no token is answered as unknown, like one that was reset. */
export const feedInput = z.strictObject({ token: opaque(200) });

/** Where a person's own calendar is read. Anyone with the link can read it. */
export const feedAddressOut = z.object({ url: z.url() });
