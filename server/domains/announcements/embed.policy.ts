import { eventFilePath } from "../calendar/policy";
import type { EventDetails } from "../events/schema";

/** In pixels, if the embedding page gives no size. */
const EMBED_WIDTH = 480;
const EMBED_HEIGHT = 480;
export const EMBED_CACHE_SECONDS = 300;
const WIDTH_MIN = 240;
const HEIGHT_MIN = 200;

/** Other sites may show what everyone with the link may see. */
export function canEmbed({ visibility, status }: Pick<EventDetails, "visibility" | "status">): boolean {
  return visibility !== "private" && status !== "draft";
}

/** The `rel="alternate"` links of an event's page: its calendar file, and how other sites embed it. */
export function eventLinks({ id, slug, title }: Pick<EventDetails, "id" | "slug" | "title">, origin: string) {
  const oembed = (format: "json" | "xml") =>
    `/oembed?${new URLSearchParams({ url: `${origin}/events/${slug}`, format })}`;
  return {
    "text/calendar": [{ title, url: eventFilePath(id) }],
    "application/json+oembed": [{ title, url: oembed("json") }],
    "text/xml+oembed": [{ title, url: oembed("xml") }],
  };
}

/** The size of the card in pixels: the largest allowed, within the bounds that keep it readable. */
export function embedSize(maxWidth: number | null, maxHeight: number | null) {
  return {
    width: Math.max(WIDTH_MIN, Math.min(EMBED_WIDTH, maxWidth ?? EMBED_WIDTH)),
    height: Math.max(HEIGHT_MIN, Math.min(EMBED_HEIGHT, maxHeight ?? EMBED_HEIGHT)),
  };
}

/** The HTML that puts an event's card into another page. */
export function embedCode(
  { slug, title }: Pick<EventDetails, "slug" | "title">,
  { origin, width, height }: { origin: string; width: number; height: number },
): string {
  const src = `${origin}/embed/events/${encodeURIComponent(slug)}`;
  const label = title.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${src}" title="${label}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
}

/** The parameters of an oEmbed request (oembed.com): the event, the format and the maximum size. */
type EmbedRequest = {
  slug: string;
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
  const [, slug] = /^\/events\/([^/]{1,200})\/?$/.exec(url?.pathname ?? "") ?? [];
  if (!url || url.origin !== origin || !slug) return null;
  return {
    slug,
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
  { origin, maxWidth, maxHeight }: { origin: string; maxWidth: number | null; maxHeight: number | null },
) {
  const { width, height } = embedSize(maxWidth, maxHeight);
  return {
    version: "1.0",
    type: "rich",
    title: event.title,
    author_name: event.host.name,
    provider_name: "Turnout",
    provider_url: origin,
    cache_age: EMBED_CACHE_SECONDS,
    width,
    height,
    html: embedCode(event, { origin, width, height }),
  };
}
