import { isolate } from "../../../lib/clean-text";
import { eventFilePath } from "../calendar/policy";
import type { EventDetails } from "../events/schema";

/** In pixels, if the embedding page gives no size. */
const EMBED_WIDTH = 480;
const EMBED_HEIGHT = 480;
export const EMBED_CACHE_SECONDS = 300;
/** A schedule needs more room than a card. */
const SCHEDULE_WIDTH = 720;
const SCHEDULE_HEIGHT = 640;
const WIDTH_MIN = 240;
const HEIGHT_MIN = 200;

/** Other sites may show what everyone with the link may see. */
export function canEmbed(event: Pick<EventDetails, "effectiveVisibility" | "status">): boolean {
  const { effectiveVisibility, status } = event;
  return effectiveVisibility !== "private" && status !== "draft";
}

/** The page of an event that another site shows: the event's card, or its schedule. */
type Part = "event" | "schedule";
const PATH_ENDS: Record<Part, string> = { event: "", schedule: "/schedule" };

/** The `rel="alternate"` links of an event's page: its calendar file, and how other sites embed it. */
export function eventLinks(event: Pick<EventDetails, "id" | "slug" | "title">, origin: string) {
  const { id, title } = event;
  return { "text/calendar": [{ title, url: eventFilePath(id) }], ...oembedLinks(event, "event", origin) };
}

/** The `rel="alternate"` links of a schedule: how other sites embed it. */
export function scheduleLinks(event: Pick<EventDetails, "slug" | "title">, origin: string) {
  return oembedLinks(event, "schedule", origin);
}

function oembedLinks({ slug, title }: Pick<EventDetails, "slug" | "title">, part: Part, origin: string) {
  const url = `${origin}/events/${slug}${PATH_ENDS[part]}`;
  const links = (format: "json" | "xml") => [
    { title, url: `/api/oembed?${new URLSearchParams({ url, format })}` },
  ];
  return { "application/json+oembed": links("json"), "text/xml+oembed": links("xml") };
}

/** The size of the frame in pixels: the largest allowed, within the bounds that keep it readable. */
export function embedSize(maxWidth: number | null, maxHeight: number | null, part: Part = "event") {
  const [width, height] = part === "event" ? [EMBED_WIDTH, EMBED_HEIGHT] : [SCHEDULE_WIDTH, SCHEDULE_HEIGHT];
  return {
    width: Math.max(WIDTH_MIN, Math.min(width, maxWidth ?? width)),
    height: Math.max(HEIGHT_MIN, Math.min(height, maxHeight ?? height)),
  };
}

/** The HTML that puts an event's card or schedule into another page. */
export function embedCode(
  { slug, title }: Pick<EventDetails, "slug" | "title">,
  { origin, width, height, part = "event" }: { origin: string; width: number; height: number; part?: Part },
): string {
  const src = `${origin}/embed/events/${encodeURIComponent(slug)}${PATH_ENDS[part]}`;
  const label = title.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${src}" title="${label}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
}

/** The parameters of an oEmbed request (oembed.com): the event's page, the format and the maximum size. */
type EmbedRequest = {
  slug: string;
  part: Part;
  format: "json" | "xml";
  maxWidth: number | null;
  maxHeight: number | null;
};

/**
 * Reads the parameters of an oEmbed request. Null for a URL that is no event of this site, and "format" for an
 * unsupported format.
 */
export function readEmbedRequest(params: URLSearchParams, origin: string): EmbedRequest | "format" | null {
  const format = params.get("format") ?? "json";
  if (format !== "json" && format !== "xml") return "format";
  const text = params.get("url") ?? "";
  const url = text.length <= 2_000 && URL.canParse(text) ? new URL(text) : null;
  const [, slug, end] = /^\/events\/([^/]{1,200})(\/schedule)?\/?$/.exec(url?.pathname ?? "") ?? [];
  if (!url || url.origin !== origin || !slug) return null;
  return {
    slug,
    part: end ? "schedule" : "event",
    format,
    maxWidth: pixels(params.get("maxwidth")),
    maxHeight: pixels(params.get("maxheight")),
  };
}

function pixels(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** The answer of type `rich`, in the order of oembed.com. */
export function embedAnswer(
  event: Pick<EventDetails, "slug" | "title" | "host">,
  by: { origin: string; maxWidth: number | null; maxHeight: number | null; part?: Part },
) {
  const { origin, part = "event" } = by;
  const { width, height } = embedSize(by.maxWidth, by.maxHeight, part);
  return {
    version: "1.0",
    type: "rich",
    title: part === "schedule" ? `Schedule of ${isolate(event.title)}` : event.title,
    author_name: event.host.name,
    provider_name: "Turnout",
    provider_url: origin,
    cache_age: EMBED_CACHE_SECONDS,
    width,
    height,
    html: embedCode(event, { origin, width, height, part }),
  };
}
