import type { Queryable } from "../../db/transaction";
import type { Subject } from "../kinds/kind";

/** A member of an organization, as far as the words for them need. */
export type Reader = { timeZone: string };

/** The member that each subject names, by `memberKey`; a person who has left the organization is missing. */
export async function readReaders(db: Queryable, subjects: Subject[]): Promise<Map<string, Reader>> {
  const asked = subjects.filter(({ organizationId, userId }) => organizationId && userId);
  const rows = await db.$queryRaw<{ organizationId: string; userId: string; timeZone: string }[]>`
    select m."organizationId", m."userId", u."timeZone"
    from (select distinct a.* from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as a ("organizationId" uuid, "userId" uuid)) a
    join "OrganizationMember" m on m."organizationId" = a."organizationId" and m."userId" = a."userId"
    join "User" u on u.id = m."userId"`;
  return new Map(rows.map(({ timeZone, ...member }) => [memberKey(member), { timeZone }]));
}

export const memberKey = ({ organizationId, userId }: Subject): string => `${organizationId} ${userId}`;

/** Something that a person was notified of. */
type Heard = { kind: string; occurrence: string; userId: string };

export const heardKey = ({ kind, occurrence, userId }: Heard): string => `${kind} ${occurrence} ${userId}`;

/** Which of these the people were notified of, by `heardKey`, and whether by an email that was sent. */
export async function readHeard(db: Queryable, asked: Heard[]): Promise<Map<string, { isMailed: boolean }>> {
  if (asked.length === 0) return new Map();
  const rows = await db.$queryRaw<(Heard & { isMailed: boolean })[]>`
    select n.kind, n.occurrence, n.recipient as "userId", exists (select 1 from "Delivery" d
      where d."notificationId" = n.id and d.channel = 'email' and d."sentAt" is not null) as "isMailed"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (kind text, occurrence text, "userId" text)
    join "Notification" n on n.occurrence = a.occurrence and n.kind = a.kind and n.recipient = a."userId"`;
  return new Map(rows.map(({ isMailed, ...heard }) => [heardKey(heard), { isMailed }]));
}
