import { z } from "zod";
import { opaque } from "../../../lib/text-schema";
import type { fileOut } from "../../../lib/wire-schema";

/** iCalendar (RFC 5545), and the file name. */
export type CalendarFile = z.infer<typeof fileOut>;

/** Any text: an invalid token is answered as unknown, like one that was reset. */
export const feedInput = z.strictObject({ token: opaque(200) });

/** The URL of a personal calendar. Anyone with it can read the calendar. */
export const feedAddressOut = z.object({ url: z.url() });
