import { z } from "zod";

/** What a mail server must take at least: RFC 5321, 4.5.3.1. */
const LOCAL_MAX = 64;
const EMAIL_MAX = 254;
/** A text that is longer is not read at all. */
const TEXT_MAX = 1_000;

/** These are invisible; email apps and web pages put them around addresses that are copied. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** The local part as a browser's `<input type="email">` takes it. */
const LOCAL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Letters of any script. Nothing that would end the host of a URL or be decoded in it. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.\-\u3002\uff0e\uff61]+$/u;

const NOT_AN_ADDRESS = "Enter an email address, such as ana@example.org.";

/**
 * Whether an address can ever get an email. Accounts of people who gave none have one under `.invalid`, which no name server
 * knows (RFC 6761).
 */
export function isMailable(address: string): boolean {
  return !address.endsWith(".invalid");
}

type Reading = { address: string; fault?: undefined } | { address?: undefined; fault: string };

/**
 * An address in the one form in which addresses are kept and compared: lower case, its domain in ASCII. A domain in
 * another script is converted as browsers do it (UTS 46). Spaces and invisible characters around it, `mailto:`, angle
 * brackets and a final dot are left off; a full-width `＠` counts as `@`.
 * @returns the address, or the sentence that says why it is refused
 */
export function readEmailAddress(text: string): Reading {
  if (text.length > TEXT_MAX) return { fault: "This email address is too long." };
  const bare = bareAddress(text);
  const at = bare.lastIndexOf("@");
  if (at <= 0) return { fault: NOT_AN_ADDRESS };
  const local = bare.slice(0, at).toLowerCase();
  if (/[^\0-\x7f]/.test(local) && !/[\s@]/.test(local)) {
    return { fault: "We can't send to this address: before the @, only letters without accents work." };
  }
  const domain = asciiDomain(bare.slice(at + 1));
  if (!LOCAL.test(local) || domain === null) return { fault: NOT_AN_ADDRESS };
  const address = `${local}@${domain}`;
  if (local.length > LOCAL_MAX || address.length > EMAIL_MAX)
    return { fault: "This email address is too long." };
  return { address };
}

/** The address in the form in which it is stored; a text that is no address is only lower-cased. */
export function canonicalEmail(text: string): string {
  return readEmailAddress(text).address ?? text.trim().toLowerCase();
}

/** Accepts every form of an address that `readEmailAddress` accepts, and returns the stored form. */
export const emailAddress = z
  .string()
  .max(TEXT_MAX, "This email address is too long.")
  .transform((text, context) => {
    const { address, fault } = readEmailAddress(text);
    if (address !== undefined) return address;
    context.addIssue({ code: "custom", message: fault ?? NOT_AN_ADDRESS });
    return z.NEVER;
  })
  .meta({ description: "An email address; its domain may be in any script." });

function bareAddress(text: string): string {
  const visible = text
    .replace(INVISIBLE, "")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\ufe6b/g, "@")
    .trim()
    .replace(/^<\s*/, "")
    .replace(/\s*>$/, "");
  const link = /^mailto:([^?]*)/i.exec(visible);
  return (link ? decoded(link[1] ?? "") : visible).trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The domain in ASCII and lower case, without a final dot; null where there is no such name. */
function asciiDomain(text: string): string | null {
  const domain = text.replace(/[.\u3002\uff0e\uff61]+$/, "");
  if (domain === "" || !DOMAIN.test(domain)) return null;
  let host: string;
  try {
    host = new URL(`https://${domain}/`).hostname;
  } catch {
    return null;
  }
  const labels = host.split(".");
  // A name of digits alone is an address of the network to a URL, and never a place for email.
  const isName = labels.length > 1 && !/^\d+$/.test(labels.at(-1) ?? "");
  return isName && labels.every((label) => LABEL.test(label)) ? host : null;
}
