import { dayInZone } from "../../../lib/dates";
import { addDays, dateOf } from "../../../lib/days";
import { decimalsOf } from "../../../lib/money";
import { slugBase } from "../../../lib/slug";
import type { Tx } from "../../../server/db/transaction";
import { indexVenue } from "../../../server/domains/venues/search.commands";
import { stableId } from "../ids";
import type { House } from "./houses";
import { organizationId } from "./organizations";

/** Inserts a venue with its spaces and blocked days. */
export async function seedHouse(tx: Tx, house: House, now: Date): Promise<void> {
  const {
    key,
    owner,
    at,
    currency,
    rooms,
    blocked = [],
    manual: _,
    answers: __,
    refuses: ___,
    ...venue
  } = house;
  const today = dayInZone(now, house.timeZone);
  await tx.venue.create({
    data: {
      ...venue,
      id: venueId(key),
      slug: slugBase(house.name),
      organizationId: organizationId(owner),
      latitude: at[0],
      longitude: at[1],
      status: house.status ?? "listed",
      contactEmail: `bookings@${slugBase(house.name)}.test`,
      spaces: {
        create: rooms.map(({ priceFrom, capacities, ...room }, position) => ({
          id: spaceId(key, position),
          position,
          ...room,
          ...capacities,
          ...(priceFrom !== undefined && { priceFrom: inSmallestUnit(priceFrom, currency), currency }),
        })),
      },
      blockedDates: {
        create: blocked.map(([from, until, note]) => ({
          startsOn: dateOf(addDays(today, from)),
          endsOn: dateOf(addDays(today, until)),
          note,
        })),
      },
    },
  });
  await indexVenue(tx, venueId(key));
}

export function venueId(key: string): string {
  return stableId(`venue/${key}`);
}

export function spaceId(key: string, position: number): string {
  return stableId(`venue/${key}/${position}`);
}

/** Whole units of a currency as the database keeps them. */
export function inSmallestUnit(amount: number, currency: string): number {
  return amount * 10 ** decimalsOf(currency);
}
