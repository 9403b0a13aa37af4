import { env } from "../env";

/** Where map tiles come from and what to say of them; null where the site draws its maps itself. */
export function mapTiles(): { url: string; attribution: string | null } | null {
  const { MAP_TILE_URL: url, MAP_ATTRIBUTION: attribution } = env();
  return url === undefined ? null : { url, attribution: attribution ?? null };
}
