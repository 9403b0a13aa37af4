import { seatings, seatingWords } from "@/components/venues/seating-words";
import { counted, grouped } from "@/lib/plural";
import type { Seating, SpaceOut } from "@/server/domains/venues/schema";

export type SpaceFit = { id: string; name: string; fits: boolean; words: string };

type Asked = {
  spaceRequirements: readonly Seating[];
  attendanceMin: number | null;
  attendanceMax: number | null;
};

/**
 * Which spaces hold the people in the layouts that are asked for, the fitting ones first. A space fits if one of these
 * layouts holds the highest number of people; where no layout is asked for, any layout will do.
 */
export function fitsOf(spaces: readonly SpaceOut[], asked: Asked): SpaceFit[] {
  const people = asked.attendanceMax ?? asked.attendanceMin ?? 1;
  const layouts = asked.spaceRequirements.length > 0 ? asked.spaceRequirements : seatings;
  const isNamed = asked.spaceRequirements.length > 0;
  return spaces
    .map(({ id, name, capacities }) => {
      const offered = layouts.flatMap((layout) => {
        const capacity = capacities[layout];
        return capacity === null ? [] : [{ layout, capacity }];
      });
      const fitting = offered.filter(({ capacity }) => capacity >= people);
      const best = offered.toSorted((a, b) => b.capacity - a.capacity)[0];
      return { id, name, fits: fitting.length > 0, words: wordsOf(fitting, best, people, isNamed) };
    })
    .toSorted((a, b) => Number(b.fits) - Number(a.fits));
}

type Offered = { layout: Seating; capacity: number };

function wordsOf(fitting: Offered[], best: Offered | undefined, people: number, isNamed: boolean): string {
  if (fitting.length > 0)
    return fitting
      .map(({ layout, capacity }) => `${seatingWords[layout]} for ${grouped(capacity)}`)
      .join(", ");
  if (best)
    return `${seatingWords[best.layout]} for ${grouped(best.capacity)}, too small for ${counted(people, "person", "people")}`;
  return isNamed ? "not offered in this layout" : "no capacity given";
}
