/** What brought somebody to an event, in one short word: "direct", "google", "newsletter", "blog.example.org". */

export const DIRECT = "direct";
const SOURCE_LENGTH_MAX = 60;
const KEPT_UNDER = "turnout.source";

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
  const word = host
    .replace(/^www\./, "")
    .replace(/[^\p{L}\p{N}._]+/gu, "-")
    .slice(0, SOURCE_LENGTH_MAX)
    .replace(/^[-._]+|[-._]+$/g, "");
  return KNOWN_SITES.find(([pattern]) => pattern.test(word))?.[1] ?? (word || DIRECT);
}

/** What an address says of who sent its reader: `utm_source`, else `ref`; null where it says nothing. */
export function namedSource(search: string): string | null {
  const params = new URLSearchParams(search);
  const named = params.get("utm_source")?.trim() || params.get("ref")?.trim();
  return named ? normaliseSource(named) : null;
}

/** The source of a page that was opened by a link on another; our own pages are no source. */
export function referredSource(referrer: string, ownHost: string): string {
  const host = hostIn(referrer.toLowerCase());
  return host === null || host === ownHost.toLowerCase() ? DIRECT : normaliseSource(host);
}

/**
 * What brought this visitor here. Kept for as long as the tab is open: signing in leads over other sites, which must
 * not be taken for where somebody came from. Only an address that names its source replaces it. For browsers.
 */
export function readSource(): string {
  const named = namedSource(location.search);
  const source = named ?? kept() ?? referredSource(document.referrer, location.host);
  keep(source);
  return source;
}

function hostIn(text: string): string | null {
  if (!/^https?:\/\//.test(text)) return null;
  return URL.canParse(text) ? new URL(text).host : null;
}

/** Browsers that keep nothing throw instead. */
function kept(): string | null {
  try {
    return sessionStorage.getItem(KEPT_UNDER);
  } catch {
    return null;
  }
}

function keep(source: string): void {
  try {
    sessionStorage.setItem(KEPT_UNDER, source);
  } catch {
    // The next page asks its own address and referrer again.
  }
}
