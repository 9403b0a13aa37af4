import { z } from "zod";
import { topic } from "../centre/schema";
import { CHANNELS, KIND_NAMES } from "../kinds/schema";

export const DAY_MINUTES = 1_440;

const minuteOfDay = z
  .number()
  .int()
  .min(0)
  .max(DAY_MINUTES - 1);

export const quietHours = z
  .strictObject({ from: minuteOfDay, to: minuteOfDay })
  .refine(({ from, to }) => from !== to, {
    path: ["to"],
    message: "Choose an end that differs from the start.",
  });

/** One cell of the table: its present value, and why it is fixed, if it is. */
const preference = z.object({
  enabled: z.boolean(),
  fixed: z.enum(["always", "never"]).nullable(),
});
export type Preference = z.infer<typeof preference>;

const kindPreferences = z.object({
  kind: z.enum(KIND_NAMES),
  topic,
  label: z.string(),
  channels: z.record(z.enum(CHANNELS), preference),
});
export type KindPreferences = z.infer<typeof kindPreferences>;

export const preferencesOut = z.object({
  kinds: z.array(kindPreferences),
  quiet: z.object({ from: z.number(), to: z.number() }).nullable().describe("Minutes of the day."),
  timeZone: z.string().describe("Whose clock the quiet hours go by."),
  hasPhone: z.boolean().describe("Whether a number is confirmed."),
});
export type Preferences = z.infer<typeof preferencesOut>;

export const setInput = z.strictObject({
  kind: z.enum(KIND_NAMES),
  channel: z.enum(CHANNELS),
  enabled: z.boolean(),
});
export const setOut = z.object({ enabled: z.boolean() });

export const setQuietInput = z.strictObject({ quiet: quietHours.nullable().describe("Null ends them.") });
export const setQuietOut = preferencesOut.pick({ quiet: true });
