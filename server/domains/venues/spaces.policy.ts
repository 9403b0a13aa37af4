import type { Capacities, SpaceOut } from "./schema";

/** The columns that `spaceOf` reads. */
export const SPACE_COLUMNS = {
  id: true,
  name: true,
  areaM2: true,
  theatre: true,
  classroom: true,
  banquet: true,
  boardroom: true,
  cocktail: true,
  uShape: true,
  priceFrom: true,
  currency: true,
} as const;

type SpaceRow = Capacities & {
  id: string;
  name: string;
  areaM2: number | null;
  priceFrom: bigint | null;
  currency: string | null;
};

/** A space as it is answered. */
export function spaceOf({ id, name, areaM2, priceFrom, currency, ...capacities }: SpaceRow): SpaceOut {
  const price = priceFrom === null ? null : Number(priceFrom);
  return { id, name, areaM2, capacities, priceFrom: price, currency };
}
