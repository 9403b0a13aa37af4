import { z } from "zod";
import { asciiUrl, cleanLine, cleanText, isPlainLine, isStorable, isVisible, tidyLine } from "./clean-text";
import { counted } from "./plural";

/**
 * Every text, address and secret that comes in from outside is made of these, so that what is kept can be stored,
 * shown and mailed. A test walks the inputs of all procedures and fails for a field that is not.
 */

type LineWords = { empty?: string; long?: string };

const tooLong = (max: number) => `Use at most ${counted(max, "character")}.`;
const ONE_LINE = "Use one line of plain text.";

/** A line that may be empty. */
export const optionalLine = (max: number, { long }: Pick<LineWords, "long"> = {}) =>
  z
    .string()
    .overwrite(cleanLine)
    .max(max, long ?? tooLong(max))
    .refine(isPlainLine, ONE_LINE);

/** A name, title or subject: a line with something in it that a reader sees. */
export const line = (max: number, { empty = "Please fill this in.", long }: LineWords = {}) =>
  z
    .string()
    .overwrite(cleanLine)
    .min(1, { error: empty, abort: true })
    .max(max, long ?? tooLong(max))
    .refine(isPlainLine, ONE_LINE)
    .refine(isVisible, "Use something that can be seen.");

/** Text of several lines, which may be empty. */
export const multiline = (max: number) =>
  z.string().overwrite(cleanText).max(max, tooLong(max)).refine(isStorable, "Use plain text.");

/** A line from a program instead of a person, such as the source of a visit: cleaned, and never a reason to refuse. */
export const looseLine = (max: number) => z.string().overwrite(tidyLine).max(max, tooLong(max));

/** A secret or a cursor out of a URL. A text that we cannot have made becomes one that is surely unknown. */
export const opaque = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((text) => text.replace(/[^ -~]/g, "?"));

/** A URL as it was typed, in ASCII. Whether it may be reached is checked elsewhere. */
export const urlText = (max: number, { empty = "A link is needed.", long }: LineWords = {}) =>
  z
    .string()
    .overwrite(asciiUrl)
    .min(1, empty)
    .max(max, long ?? "This link is too long.")
    .regex(/^[!-~]*$/, "This link has characters that can't be used.");

/** A host name whose last label is letters or punycode. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/i;

/** A full address of the web that begins with https. */
export const httpsUrl = (max: number) =>
  z
    .url({
      protocol: /^https$/,
      hostname: HOST,
      error: "Use a full address that begins with https://.",
      abort: true,
    })
    .overwrite(asciiUrl)
    .max(max, "This address is too long.")
    .regex(/^[!-~]*$/, "This address has characters that can't be used.");
