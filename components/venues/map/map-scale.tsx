import { kilometresPerUnit, MAP_WIDTH, type MapView } from "@/lib/map-view";
import { grouped } from "@/lib/plural";

/** The longest bar, in units of the map. */
const LENGTH_MAX = 160;

/** The longest round length that a bar of at most `LENGTH_MAX` units can stand for, in kilometres. */
export function scaleOf(view: MapView): { km: number; units: number } {
  const perUnit = kilometresPerUnit(view);
  const longest = LENGTH_MAX * perUnit;
  const power = 10 ** Math.floor(Math.log10(longest));
  const km = ([5, 2, 1].find((step) => step * power <= longest) ?? 1) * power;
  return { km, units: km / perUnit };
}

/** How long a distance is on the map, as a bar in its corner. */
export function MapScale({ view }: { view: MapView }) {
  const { km, units } = scaleOf(view);
  return (
    <p
      aria-hidden="true"
      style={{ width: `${(units / MAP_WIDTH) * 100}%` }}
      className="absolute bottom-2.5 left-3 whitespace-nowrap rounded-sm border-text border-b-2 bg-surface px-1 text-center text-text text-xs leading-5 tabular-nums"
    >
      {km < 1 ? `${km * 1000} m` : `${grouped(km)} km`}
    </p>
  );
}
