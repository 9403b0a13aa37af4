import { cutTo } from "./clean-text";

/** The source of a visit in one short word: "direct", "google", "newsletter", "blog.example.org". */

export const DIRECT = "direct";
const SOURCE_LENGTH_MAX = 60;

/** Sites with many addresses, by the name that people know. Tried on a host name without its "www.". */
const KNOWN_SITES: [RegExp, string][] = [
  [/^(mail\.google|outlook\.|mail\.yahoo|mail\.proton)/, "email"],
  [/(^|\.)google(\.[a-z]{2,3}){1,2}$/, "google"],
  [/(^|\.)bing\.com$/, "bing"],
  [/(^|\.)duckduckgo\.com$/, "duckduckgo"],
  [/(^|\.)(search\.)?yahoo(\.[a-z]{2,3}){1,2}$/, "yahoo"],
  [/(^|\.)ecosia\.org$/, "ecosia"],
  [/(^|\.)(yandex(\.[a-z]{2,3}){1,2}|ya\.ru)$/, "yandex"],
  [/(^|\.)baidu\.com$/, "baidu"],
  [/(^|\.)(search\.brave|kagi|startpage|qwant)\.com$/, "search"],
  [/(^|\.)(facebook\.com|fb\.me|fb\.com)$/, "facebook"],
  [/(^|\.)instagram\.com$/, "instagram"],
  [/(^|\.)(linkedin\.com|lnkd\.in)$/, "linkedin"],
  [/^(t\.co|x\.com|twitter\.com|mobile\.twitter\.com)$/, "x"],
];

/**
 * Any text as a source: one word of letters, digits, dots and dashes, of at most 60 characters. Addresses of people
 * are not kept. Applied twice it changes nothing more.
 */
export function normaliseSource(text: string | null | undefined): string {
  const plain = (text ?? "").slice(0, 2_000).normalize("NFKC").trim().toLowerCase();
  if (/[^\s/]@[^\s/]/.test(plain) && !/^https?:/.test(plain)) return "email";
  const host = hostIn(plain) ?? plain;
  const safe = host.replace(/^www\./, "").replace(/[^\p{L}\p{N}._]+/gu, "-");
  const word = cutTo(safe, SOURCE_LENGTH_MAX).replace(/^[-._]+|[-._]+$/g, "");
  return KNOWN_SITES.find(([pattern]) => pattern.test(word))?.[1] ?? (word || DIRECT);
}

function hostIn(text: string): string | null {
  if (!/^https?:\/\//.test(text)) return null;
  return URL.canParse(text) ? new URL(text).host : null;
}
