/** User agents of programs that fetch pages, as far as they identify themselves. Browsers start with "Mozilla/". */
const PROGRAM =
  /bot\b|bot[/_-]|crawl|spider|slurp|preview|fetch|monitor|headless|lighthouse|facebookexternalhit|embedly|scrap|archiv|validator/i;

/** Whether a program, not a person, requested the page. Counts must not grow because a link was unfurled. */
export function isProgram(userAgent: string | undefined): boolean {
  return !userAgent?.startsWith("Mozilla/") || PROGRAM.test(userAgent);
}

/** The day on which a view counts, in UTC: the visitor's own day would reveal their time zone. */
export function viewDay(now: Date): string {
  return now.toISOString().slice(0, 10);
}
