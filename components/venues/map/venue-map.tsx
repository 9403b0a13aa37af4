import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";
import { MAP_HEIGHT, MAP_WIDTH, type MapView, viewOf, ZOOM_MAX_DRAWN, ZOOM_MAX_TILES } from "@/lib/map-view";
import { counted } from "@/lib/plural";
import type { BadgeColor } from "@/server/domains/availability/schema";
import type { MapPoints } from "@/server/domains/venues/directory/schema";
import { type Cluster, clustersIn } from "./clusters";
import { MapGround, type Tiles } from "./map-ground";
import { MapScale } from "./map-scale";

/** Farther away, a kilometre is not the same everywhere on the map. */
const ZOOM_OF_SCALE = 5;

type MapPoint = MapPoints["items"][number];

type VenueMapProps = {
  points: readonly MapPoint[];
  tiles: Tiles | null;
  /** Read aloud. */
  label: string;
  /** False on the page of the one venue shown, which its mark need not lead to. */
  isLinked?: boolean;
  className?: string;
};

const markColors: Record<BadgeColor, string> = {
  grey: "bg-muted",
  green: "bg-success",
  amber: "bg-warning",
  red: "bg-danger",
  blue: "bg-accent-text",
};

/** Venues on a map, as links; several at one spot are one mark that opens their list. Needs no script. */
export function VenueMap({ points, tiles, label, isLinked = true, className }: VenueMapProps) {
  const view = viewOf(points, tiles ? ZOOM_MAX_TILES : ZOOM_MAX_DRAWN);
  return (
    <section aria-label={label} className={cn("relative", className)}>
      <div className="relative aspect-4/3 overflow-hidden rounded-card border border-border bg-accent-soft">
        <MapGround view={view} tiles={tiles} />
        {view.zoom >= ZOOM_OF_SCALE && <MapScale view={view} />}
        {tiles?.attribution && (
          <p className="absolute right-0 bottom-0 rounded-tl-sm bg-surface px-1.5 text-muted text-xs">
            {tiles.attribution}
          </p>
        )}
      </div>
      {isLinked && (
        <ul>
          {clustersIn(view, points).map((cluster) => (
            <Mark key={cluster.items[0]?.id} cluster={cluster} />
          ))}
        </ul>
      )}
      {!isLinked && <Spot view={view} points={points} />}
    </section>
  );
}

/** The mark of one place that leads nowhere. */
function Spot({ view, points }: { view: MapView; points: readonly MapPoint[] }) {
  return clustersIn(view, points).map(({ x, y, items }) => (
    <span
      key={items[0]?.id}
      aria-hidden="true"
      style={{ left: `${(x / MAP_WIDTH) * 100}%`, top: `${(y / MAP_HEIGHT) * 100}%` }}
      className="absolute size-5 -translate-x-1/2 -translate-y-1/2 rounded-full border-[3px] border-surface bg-accent shadow-raised"
    />
  ));
}

function Mark({ cluster: { x, y, items } }: { cluster: Cluster<MapPoint> }) {
  const [first] = items;
  if (!first) return null;
  const at = { left: `${(x / MAP_WIDTH) * 100}%`, top: `${(y / MAP_HEIGHT) * 100}%` };
  const side = cn(
    x > MAP_WIDTH / 2 ? "right-0" : "left-0",
    y > MAP_HEIGHT / 2 ? "bottom-full mb-1" : "top-full mt-1",
  );
  return (
    <li
      style={at}
      className="-translate-x-1/2 -translate-y-1/2 absolute hover:z-20 has-[details[open]]:z-30 has-focus-visible:z-20"
    >
      {items.length === 1 ? (
        <OneVenue point={first} side={side} />
      ) : (
        <SeveralVenues points={items} side={side} />
      )}
    </li>
  );
}

function OneVenue({ point: { slug, name, badge }, side }: { point: MapPoint; side: string }) {
  return (
    <Link href={`/venues/${slug}`} className="group relative grid size-7 place-items-center rounded-full">
      <span
        aria-hidden="true"
        className={cn(
          "size-4 rounded-full border-2 border-surface shadow-raised transition-transform group-hover:scale-125",
          markColors[badge.color],
        )}
      />
      <span
        className={cn(
          "pointer-events-none absolute w-max max-w-56 rounded-md bg-raised px-2 py-1 text-text text-xs opacity-0 shadow-overlay group-hover:opacity-100 group-focus-visible:opacity-100",
          side,
        )}
      >
        <bdi className="block truncate font-medium">{name}</bdi>
        <span className="text-muted">{badge.label}</span>
      </span>
    </Link>
  );
}

function SeveralVenues({ points, side }: { points: readonly MapPoint[]; side: string }) {
  return (
    <details name="venues-on-map" className="relative">
      <summary
        aria-label={`${counted(points.length, "venue")} here`}
        className="grid h-8 min-w-8 list-none place-items-center rounded-full border-2 border-surface bg-accent px-1.5 font-semibold text-accent-contrast text-xs tabular-nums shadow-raised [&::-webkit-details-marker]:hidden"
      >
        {points.length}
      </summary>
      <ul
        className={cn(
          "absolute max-h-52 w-56 overflow-y-auto rounded-control border border-border bg-raised p-1 text-sm shadow-overlay",
          side,
        )}
      >
        {points.map(({ id, slug, name, badge }) => (
          <li key={id}>
            <Link
              href={`/venues/${slug}`}
              className="flex items-center gap-2 rounded-sm px-2 py-1.5 hover:bg-fill-strong focus-visible:-outline-offset-2"
            >
              <span
                aria-hidden="true"
                className={cn("size-2.5 shrink-0 rounded-full", markColors[badge.color])}
              />
              <span className="min-w-0">
                <bdi className="block truncate">{name}</bdi>
                <span className="block text-muted text-xs">{badge.label}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
