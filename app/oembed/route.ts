import { element, xmlDocument } from "@/lib/xml";
import { siteOrigin } from "@/server/auth";
import {
  canEmbed,
  EMBED_CACHE_SECONDS,
  embedAnswer,
  readEmbedRequest,
} from "@/server/domains/announcements/embed.policy";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

/** How other sites show an event by its address (oembed.com). Only what anyone may see. */
export async function GET(request: Request): Promise<Response> {
  const origin = siteOrigin();
  const asked = readEmbedRequest(new URL(request.url).searchParams, origin);
  if (asked === "format")
    return new Response("Choose the format json or xml.\n", { status: 501, headers: OPEN });
  const event = asked && (await findEvent(asked.slug));
  if (!asked || !event || !canEmbed(event)) {
    return new Response("There is no such event.\n", { status: 404, headers: OPEN });
  }
  const answer = embedAnswer(event, { origin, ...asked });
  const headers = { ...OPEN, "cache-control": `public, max-age=${EMBED_CACHE_SECONDS}` };
  if (asked.format === "json") return Response.json(answer, { headers });
  const children = Object.entries(answer).map(([name, value]) => element(name, {}, String(value)));
  const text = xmlDocument(element("oembed", {}, children));
  return new Response(text, { headers: { ...headers, "content-type": "text/xml; charset=utf-8" } });
}

const OPEN = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };

async function findEvent(slug: string) {
  const caller = await serverCaller();
  try {
    return await caller.events.get({ eventId: decodeURIComponent(slug) });
  } catch (error) {
    const refusal = refusalIn(error)?.code;
    if (refusal === "not-found" || refusal === "invalid" || error instanceof URIError) return null;
    throw error;
  }
}
