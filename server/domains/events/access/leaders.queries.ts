import { Prisma } from "../../../db/generated/client";
import { mayWriteAt } from "../../groups/access/queries";

/**
 * Whether the person `u` leads the event `e` at this time, as `event-leader` asks it: its host, a co-host by a confirmed
 * address, or an owner or moderator of its group who may act there.
 */
export function leadsEventAt(now: Date): Prisma.Sql {
  return Prisma.sql`(u."bannedAt" is null and (e."hostId" = u.id
    or (u."emailVerifiedAt" is not null and exists (select 1 from "EventStaff" s
      where s."eventId" = e.id and s.email = u.email and s.role = 'cohost'))
    or exists (select 1 from "GroupMember" gm join "Group" g on g.id = gm."groupId" and g."deletedAt" is null
      where gm."groupId" = e."groupId" and gm."userId" = u.id and gm.role in ('owner', 'moderator')
        and ${mayWriteAt(now)})))`;
}
