import { readLandView } from "@/components/venues/map/map-address";
import { drawLand } from "@/server/land-map/drawing";

const HEADERS = {
  "Content-Type": "image/svg+xml",
  // The land does not move: a drawing depends on its address alone.
  "Cache-Control": "public, max-age=2592000, immutable",
  "Content-Security-Policy": "default-src 'none'",
};

/** The land behind the points of a map. */
export async function GET(request: Request): Promise<Response> {
  const view = readLandView(new URL(request.url).searchParams.get("at"));
  if (!view) return new Response("No such map.", { status: 404 });
  return new Response(await drawLand(view), { headers: HEADERS });
}
