import { Prisma } from "../../db/generated/client";
import type { Tx } from "../../db/transaction";
import { cutOff } from "../accounts/cut-off.commands";

type Before = { id: string; groupId: string; eventId: string | null };

/**
 * Cuts the open pages of those who could read a post until its audience changed: the members of its group and the guests of
 * the event that it was about.
 */
export async function endRightsOfFormerReaders(tx: Tx, { id, groupId, eventId }: Before): Promise<void> {
  const people = Prisma.sql`
    select m."userId" as id from "GroupMember" m where m."groupId" = ${groupId}::uuid
    union select r."userId" from "SeatPool" p join "Rsvp" r on r."poolId" = p.id
      where p."eventId" = ${eventId}::uuid and p."sessionId" is null`;
  await cutOff(tx, { people, aggregateId: id });
}
