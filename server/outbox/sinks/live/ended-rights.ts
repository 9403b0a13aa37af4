import type { Db } from "../../../db/client";
import type { Fact } from "../../sink";

/**
 * By what somebody may still be listening whose right a fact has ended: the ids of sign-ins, tokens and invitations.
 * Where another right is left, the page comes back by it; so a guest who was removed is asked again as well.
 */
export async function findEndedHolders(db: Db, fact: Fact): Promise<string[]> {
  if (fact.type === "access.ended") return fact.payload.holderIds;
  if (fact.type !== "rsvp.declined" && fact.type !== "rsvp.removed") return [];
  const { poolId, userId } = fact.payload;
  const holders = await db.$queryRaw<{ id: string }[]>`
    with guest as (
      select u.id, u.email, e.id as "eventId" from "SeatPool" p
        join "Event" e on e.id = p."eventId" join "User" u on u.id = ${userId}::uuid
      where p.id = ${poolId}::uuid and p."sessionId" is null and e.visibility = 'private')
    select s.id from guest g join "SignIn" s on s."userId" = g.id
    union all select t.id from guest g join "PersonalAccessToken" t on t."userId" = g.id
    union all select i.id from guest g join "Invitation" i on i."eventId" = g."eventId" and i.email = g.email`;
  return holders.map(({ id }) => id);
}
