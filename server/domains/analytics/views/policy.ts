/** How programs that fetch pages call themselves, as far as they say so. Browsers begin with "Mozilla/". */
const PROGRAM =
  /bot\b|bot[/_-]|crawl|spider|slurp|preview|fetch|monitor|headless|lighthouse|facebookexternalhit|embedly|scrap|archiv|validator/i;

/** Whether a program rather than a person looked at the page. Counts must not grow because a link was unfurled. */
export function isProgram(userAgent: string | undefined): boolean {
  return !userAgent?.startsWith("Mozilla/") || PROGRAM.test(userAgent);
}

/** The day on which a view is counted, in UTC: the visitor's own day would say where they are. */
export function viewDay(now: Date): string {
  return now.toISOString().slice(0, 10);
}
