import { createHash } from "node:crypto";
import { seededRandom } from "../../lib/seeded-random";
import type { Tx } from "../../server/db/transaction";
import type { Listing } from "./listing";

const dayMs = 86_400_000;

/** The traffic sources of the demo's events; a source that is listed more often is more frequent. */
const SOURCES = [
  ...["newsletter", "newsletter", "newsletter", "instagram", "instagram", "direct", "direct"],
  ...["google", "google", "berlin-listings.example", "whatsapp"],
];

/** The number of visitors per event. */
const VISITORS: Partial<Record<Listing["key"], number>> = {
  jazz: 412,
  supper: 187,
  conference: 640,
  photography: 236,
};

/** The traffic source of the person at this place among the answers. */
export function sourceOf(place: number): string {
  return SOURCES[(place * 4) % SOURCES.length] ?? "direct";
}

type Visited = { id: string; key: Listing["key"]; from: Date; to: Date };

/** The visitors of an event between two instants, more of them towards the end. */
export async function seedViews(tx: Tx, { id, key, from, to }: Visited): Promise<void> {
  const random = seededRandom(`views of ${id}`);
  const length = to.getTime() - from.getTime();
  const data = Array.from({ length: VISITORS[key] ?? 0 }, (_, number) => {
    const at = from.getTime() + Math.sqrt(random()) * length;
    const day = new Date(Math.floor(at / dayMs) * dayMs);
    const visitor = createHash("sha256").update(`${id}/${number}`).digest("base64url").slice(0, 22);
    return { eventId: id, day, visitor, source: SOURCES[Math.floor(random() * SOURCES.length)] ?? "direct" };
  });
  await tx.eventView.createMany({ data });
}

/** Checks in seated people: all but every seventh, and of every fifth party one fewer than expected. */
export async function seedArrivals(tx: Tx, poolId: string, startsAt: Date): Promise<void> {
  const guests = await tx.rsvp.findMany({
    where: { poolId, status: "confirmed" },
    orderBy: [{ rsvpAt: "asc" }, { id: "asc" }],
    select: { id: true, seats: true },
  });
  for (const [place, { id, seats }] of guests.entries()) {
    if (place % 7 === 6) continue;
    const checkedInAt = new Date(startsAt.getTime() + (place - 4) * 110_000);
    const checkedInSeats = place % 5 === 1 ? Math.max(1, seats - 1) : seats;
    const checkedInMembers = Array.from({ length: checkedInSeats }, (_, member) => member);
    await tx.rsvp.update({ where: { id }, data: { checkedInAt, checkedInSeats, checkedInMembers } });
  }
}
