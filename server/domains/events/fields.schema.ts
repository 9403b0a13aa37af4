import { z } from "zod";

/** The building blocks of the fields that hosts write; each error message says what the field accepts. */

/** An instant between the years that every part of the system can hold. */
export const instant = z.iso
  .datetime({ offset: true, error: "Choose a date and a time." })
  .transform((text) => new Date(text))
  .refine(
    (at) => at.getUTCFullYear() >= 2000 && at.getUTCFullYear() < 2200,
    "Choose a year from 2000 to 2199.",
  );

export const wholeNumber = (min: number, max: number) => {
  const sentence = `Choose a whole number from ${min} to ${max.toLocaleString("en-GB")}.`;
  return z.number(sentence).int(sentence).min(min, sentence).max(max, sentence);
};
