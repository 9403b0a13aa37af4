import type { Db } from "../db/client";
import { createLoader } from "../db/loader";
import type { Queryable } from "../db/transaction";
import { readPositions } from "../seats/positions";
import type { RsvpMailFacts } from "./rsvp-facts";

/** Facts for the mails that print a place in the queue, which costs a read of the queue. */
export type PositionedFacts = RsvpMailFacts & {
  /** 1-based; null unless waitlisted. */
  position: number | null;
};

/** The facts with their positions, by one read per pool. */
export async function withPositions<Facts extends RsvpMailFacts>(
  db: Queryable,
  facts: Facts[],
): Promise<(Facts & Pick<PositionedFacts, "position">)[]> {
  const waiting = facts.filter(({ status }) => status === "waitlisted").map(({ rsvpId }) => rsvpId);
  const positions = await readPositions(db, waiting);
  return facts.map((one) => ({ ...one, position: positions.get(one.rsvpId) ?? null }));
}

const loadPosition = createLoader(readPositions);

/** The place of one RSVP; null unless waitlisted. Mails that are written at the same time share the read. */
export async function findPosition(db: Db, rsvpId: string): Promise<number | null> {
  return (await loadPosition(db, rsvpId)) ?? null;
}
