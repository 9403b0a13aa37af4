import { z } from "zod";

const WRONG_DAY = "Choose a date between the years 1900 and 2999, like 2027-05-10.";

/** A date, or an instant whose own date is used. */
const DAY = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** A day as it is sent: `YYYY-MM-DD`, or an ISO 8601 instant, of which the date counts as it is written. */
export const dayIn = z
  .string()
  .regex(DAY, { error: WRONG_DAY, abort: true })
  .refine((text) => isDay(text.slice(0, 10)), WRONG_DAY)
  .transform((text) => text.slice(0, 10));

/** A day in answers: `YYYY-MM-DD`. */
export const dayOut = z.iso.date();

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00Z`);
  const exact = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  return exact && at.getUTCFullYear() >= 1900 && at.getUTCFullYear() < 3000;
}
