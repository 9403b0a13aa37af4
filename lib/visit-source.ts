/** What brought a visitor, as their browser tells it. The server makes one short word of it (`source-name.ts`). */

const DIRECT = "direct";
const LENGTH_MAX = 60;
const KEPT_UNDER = "turnout.source";

/** What an address says of who sent its reader: `utm_source`, else `ref`; null where it says nothing. */
export function namedSource(search: string): string | null {
  const params = new URLSearchParams(search);
  const named = params.get("utm_source")?.trim() || params.get("ref")?.trim();
  return named ? plain(named) : null;
}

/** The source of a page that was opened by a link on another; our own pages are no source. */
export function referredSource(referrer: string, ownHost: string): string {
  if (!/^https?:/i.test(referrer) || !URL.canParse(referrer)) return DIRECT;
  const { host } = new URL(referrer);
  return host === ownHost ? DIRECT : plain(host);
}

/**
 * What brought this visitor here. Kept for as long as the tab is open: signing in leads over other sites, which must
 * not be taken for the source. Only an address that names its source replaces it. For browsers.
 */
export function readSource(): string {
  const named = namedSource(location.search);
  const source = named ?? kept() ?? referredSource(document.referrer, location.host);
  keep(source);
  return source;
}

/** Of characters that every input takes, and no longer than it. */
function plain(text: string): string {
  return text.slice(0, LENGTH_MAX).replace(/[^\p{L}\p{N}@._ -]+/gu, "-");
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
