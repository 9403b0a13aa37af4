import { cutTo } from "../../../lib/clean-text";

import { dayInZone } from "../../../lib/dates";

/** Links to browser calendars, and the text of an event in them. For pages and files alike. */

const DESCRIPTION_MAX = 2_000;
/** In characters: some browsers and servers refuse longer URLs. */
const LINK_DETAILS_MAX = 600;

export type LinkedEvent = {
  title: string;
  description: string;
  /** Null if unknown, or if the reader may not see it. */
  place: string | null;
  onlineUrl: string | null;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  allDay: boolean;
};

/** Opens Google Calendar with the event filled in. @param pageUrl the event's page */
export function googleLink(event: LinkedEvent, pageUrl: string): string {
  const dayOf = (at: Date) => dayInZone(at, event.timeZone);
  const compact = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  return address("https://calendar.google.com/calendar/render", {
    action: "TEMPLATE",
    text: event.title,
    dates: event.allDay
      ? `${dayOf(event.startsAt).replaceAll("-", "")}/${dayOf(event.endsAt).replaceAll("-", "")}`
      : `${compact(event.startsAt)}/${compact(event.endsAt)}`,
    ctz: event.timeZone,
    details: detailsOf(event, pageUrl),
    location: event.place ?? event.onlineUrl,
  });
}

/** The same for Outlook, for private accounts or for those of companies and schools. */
export function outlookLink(event: LinkedEvent, pageUrl: string, accounts: "private" | "work"): string {
  const host = accounts === "private" ? "outlook.live.com" : "outlook.office.com";
  const timeOf = (at: Date) => (event.allDay ? dayInZone(at, event.timeZone) : at.toISOString());
  return address(`https://${host}/calendar/0/deeplink/compose`, {
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: event.title,
    startdt: timeOf(event.startsAt),
    enddt: timeOf(event.endsAt),
    allday: event.allDay ? "true" : null,
    body: detailsOf(event, pageUrl),
    location: event.place ?? event.onlineUrl,
  });
}

/** The path of one event's file. @param invite the secret of the invitation link, if that gives access */
export function eventFilePath(eventId: string, invite?: string | undefined): string {
  const query = invite ? `?invite=${encodeURIComponent(invite)}` : "";
  return `/api/v1/events/${eventId}/calendar.ics${query}`;
}

/** The `webcal:` URL of a feed: opening it asks whether to subscribe. */
export function webcalAddress(url: string): string {
  return url.replace(/^https?:/, "webcal:");
}

/** Subscribes to a feed in Google Calendar. */
export function googleSubscription(url: string): string {
  return address("https://calendar.google.com/calendar/r", { cid: webcalAddress(url) });
}

/** Subscribes to a feed in Outlook. */
export function outlookSubscription(url: string): string {
  return address("https://outlook.live.com/calendar/0/addfromweb", { url, name: "Turnout" });
}

/** Markdown as plain text, line by line; at most `lengthMax` characters, cut at a word. */
export function plainDescription(markdown: string, lengthMax = DESCRIPTION_MAX): string {
  // Every repetition is bounded and no link extends into the next: the input may be 20,000 arbitrary characters.
  const text = cutTo(markdown, 3 * lengthMax)
    .replace(/!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)/g, "")
    .replace(/\[([^\]\n]{1,200})\]\(<?([^)\s>[]{1,500})[^)\n[]{0,200}\)/g, "$1 ($2)")
    .replace(/^[ \t]{0,3}(?:#{1,6}|>)[ \t]+/gm, "")
    .replace(
      /(^|[\s(])(\*{1,3}|_{1,3}|~~|`{1,3})([^\s*_~`](?:[^*_~`\n]{0,198}[^\s*_~`])?)\2(?![\w*_])/gm,
      "$1$3",
    )
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (text.length <= lengthMax) return text;
  const cut = cutTo(text, lengthMax - 1);
  const lastBreak = Math.max(cut.lastIndexOf(" "), cut.lastIndexOf("\n"));
  return `${(lastBreak > lengthMax / 2 ? cut.slice(0, lastBreak) : cut).trimEnd()}…`;
}

function detailsOf(event: LinkedEvent, pageUrl: string): string {
  return [plainDescription(event.description, LINK_DETAILS_MAX), pageUrl].filter(Boolean).join("\n\n");
}

/** Writes spaces as %20, because Outlook shows a plus as a plus. */
function address(base: string, params: Record<string, string | null>): string {
  const query = Object.entries(params).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  );
  return `${base}?${query.join("&")}`;
}
