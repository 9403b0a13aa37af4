import type { Clash } from "@/lib/refusals/sessions";
import type { Queryable } from "../../db/transaction";
import { DomainError } from "../../errors";
import type { Seats } from "../../seats/facts";
import type { Refusal } from "../../seats/outcome";
import type { RsvpOut } from "./schema";

/** The sessions of these pools as a refusal names them, in the order of their start. */
async function readClashes(db: Queryable, poolIds: string[]): Promise<Clash[]> {
  const pools = await db.seatPool.findMany({
    where: { id: { in: poolIds } },
    select: { startsAt: true, endsAt: true, session: { select: { id: true, title: true } } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return pools.flatMap(({ startsAt, endsAt, session }) => {
    if (!session) return [];
    const [from, to] = [startsAt.toISOString(), endsAt.toISOString()];
    return [{ sessionId: session.id, title: session.title, startsAt: from, endsAt: to }];
  });
}

/**
 * The engine's refusal as the person gets it: a clash by the names and times of the sessions, and not by their pools.
 * @param shown the current RSVP and seats, so that a page can show them without another request
 */
export async function namedRefusal(
  db: Queryable,
  { reason, details }: Refusal,
  shown: { rsvp?: RsvpOut; seats?: Seats } = {},
): Promise<DomainError> {
  if (reason !== "seats.clash") return new DomainError(reason, { ...details, ...shown });
  return new DomainError("session.clash", { clashes: await readClashes(db, details.poolIds), ...shown });
}
