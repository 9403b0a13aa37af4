import { formatEventTime } from "../../../lib/dates";
import { element, type Xml, xmlDocument } from "../../../lib/xml";
import { plainDescription } from "../calendar/policy";
import type { Announcement } from "./schema";

export type FeedFormat = "atom" | "rss";
type Site = { origin: string };

const TITLE = "Events on Turnout";
const SUBTITLE = "Newly announced events.";
const SUMMARY_CHARACTERS_MAX = 600;

/**
 * The newest public events for feed readers, as the text of an Atom 1.0 (RFC 4287) or RSS 2.0 document. The same
 * events always give the same text, so that a reader with the current text gets 304.
 * @param site.origin of the site, without a final slash
 */
export function writeFeed(format: FeedFormat, events: Announcement[], site: Site): string {
  return xmlDocument(format === "atom" ? atom(events, site) : rss(events, site));
}

function atom(events: Announcement[], { origin }: Site): Xml {
  return element("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "en" }, [
    element("id", {}, `${origin}/events`),
    element("title", {}, TITLE),
    element("subtitle", {}, SUBTITLE),
    element("updated", {}, newestChange(events)),
    element("link", { rel: "self", type: "application/atom+xml", href: `${origin}/events.atom` }),
    element("link", { rel: "alternate", type: "text/html", href: `${origin}/events` }),
    ...events.map((event) =>
      element("entry", {}, [
        element("id", {}, `${origin}/events/${event.id}`),
        element("title", {}, event.title),
        element("link", { rel: "alternate", type: "text/html", href: `${origin}/events/${event.slug}` }),
        element("published", {}, event.publishedAt),
        element("updated", {}, event.updatedAt),
        element("author", {}, [element("name", {}, event.hostName)]),
        element("summary", {}, summaryOf(event)),
      ]),
    ),
  ]);
}

function rss(events: Announcement[], { origin }: Site): Xml {
  const namespaces = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  };
  return element("rss", { version: "2.0", ...namespaces }, [
    element("channel", {}, [
      element("title", {}, TITLE),
      element("link", {}, `${origin}/events`),
      element("description", {}, SUBTITLE),
      element("language", {}, "en"),
      element("lastBuildDate", {}, new Date(newestChange(events)).toUTCString()),
      element("atom:link", { rel: "self", type: "application/rss+xml", href: `${origin}/events.rss` }),
      ...events.map((event) =>
        element("item", {}, [
          // A description is HTML, and so in practice is a title: plain text is escaped twice.
          element("title", {}, asHtml(event.title)),
          element("link", {}, `${origin}/events/${event.slug}`),
          element("guid", { isPermaLink: "false" }, `${origin}/events/${event.id}`),
          element("pubDate", {}, new Date(event.publishedAt).toUTCString()),
          element("dc:creator", {}, event.hostName),
          element("description", {}, asHtml(summaryOf(event)).replaceAll("\n", "<br>")),
        ]),
      ),
    ]),
  ]);
}

/** The time, place and host, and the beginning of the description. */
function summaryOf(event: Announcement): string {
  const startsAt = new Date(event.startsAt);
  const when = formatEventTime({
    startsAt,
    endsAt: new Date(event.endsAt),
    timeZone: event.timeZone,
    allDay: event.allDay,
    // Shows the year only if the end lies in another one, and never "today", because a feed is read at any time.
    now: startsAt,
  });
  const facts = [when, event.place, `Hosted by ${event.hostName}`].filter(Boolean).join(" · ");
  const text = plainDescription(event.description, SUMMARY_CHARACTERS_MAX);
  return text ? `${facts}\n\n${text}` : facts;
}

function newestChange(events: Announcement[]): string {
  const changes = events.map((event) => Date.parse(event.updatedAt));
  return new Date(Math.max(0, ...changes)).toISOString();
}

function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
