import { MAP_HEIGHT, MAP_WIDTH, type MapView, northing, worldSize } from "@/lib/map-view";
import { landPath } from "./map-address";

export type Tiles = { url: string; attribution: string | null };

const TILE = 256;

/** What lies below the points: tiles where they are set up, otherwise the land that the site draws. */
export function MapGround({ view, tiles }: { view: MapView; tiles: Tiles | null }) {
  if (tiles) return <TileGround view={view} url={tiles.url} />;
  const image = `url("${landPath(view)}")`;
  return (
    <div
      aria-hidden="true"
      className="absolute inset-0 bg-muted opacity-60"
      style={{ maskImage: image, maskSize: "100% 100%", maskRepeat: "no-repeat" }}
    />
  );
}

function TileGround({ view, url }: { view: MapView; url: string }) {
  return (
    <div aria-hidden="true" className="absolute inset-0">
      {tilesOf(view).map(({ column, row, left, top }) => (
        // biome-ignore lint/performance/noImgElement: tiles have their size, and come from another host.
        <img
          key={`${left} ${top}`}
          src={url
            .replace("{z}", String(view.zoom))
            .replace("{x}", String(column))
            .replace("{y}", String(row))}
          alt=""
          loading="lazy"
          className="absolute max-w-none"
          style={{
            left: `${(left / MAP_WIDTH) * 100}%`,
            top: `${(top / MAP_HEIGHT) * 100}%`,
            width: `${(TILE / MAP_WIDTH) * 100}%`,
            height: `${(TILE / MAP_HEIGHT) * 100}%`,
          }}
        />
      ))}
    </div>
  );
}

/** The tiles that cover a view, and where their corners are in units of the map. */
export function tilesOf(view: MapView) {
  const size = worldSize(view.zoom);
  const count = size / TILE;
  const west = ((view.longitude + 180) / 360) * size - MAP_WIDTH / 2;
  const north = (0.5 - northing(view.latitude)) * size - MAP_HEIGHT / 2;
  const range = (start: number, length: number) => {
    const first = Math.floor(start / TILE);
    const last = Math.floor((start + length - 1) / TILE);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  };
  return range(north, MAP_HEIGHT)
    .filter((row) => row >= 0 && row < count)
    .flatMap((row) =>
      range(west, MAP_WIDTH).map((column) => ({
        column: ((column % count) + count) % count,
        row,
        left: column * TILE - west,
        top: row * TILE - north,
      })),
    );
}
