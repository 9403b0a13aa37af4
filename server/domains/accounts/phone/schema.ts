import { z } from "zod";
import { line } from "../../../../lib/text-schema";

/** What the commands of phones need of the outside. */
export type PhoneOut = {
  /** Whether this site can send codes. */
  isOn: () => boolean;
  /** Called after the commit. `refused`: the number cannot get messages; `unsent`: a retry may work. */
  sendCode: (message: {
    /** In E.164. */
    to: string;
    code: string;
    dedupeKey: string;
  }) => Promise<"taken" | "refused" | "unsent">;
};

export const startInput = z.strictObject({
  /** As people write it; without a plus it is one of `country`. */
  phone: line(50, { empty: "This is needed.", long: "That is too long for a phone number." }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "Use the two letters of a country.")
    .optional(),
});
export const startOut = z.object({
  /** In E.164. */
  phone: z.string(),
});

export const confirmInput = z.strictObject({
  code: z
    .string()
    .max(50)
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "The code has six digits.")),
});
export const phoneOut = z.object({
  /** In E.164; null while none is confirmed. */
  phone: z.string().nullable(),
});
