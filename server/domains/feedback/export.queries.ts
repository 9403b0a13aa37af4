import { CSV_MARK, csvLine } from "../../../lib/csv";
import type { Db } from "../../db/client";
import { readEntries, toEntry } from "./queries";

/** Per event or session; far more than any has. */
const ENTRIES_MAX = 10_000;

/** All feedback on an event and its sessions as a CSV file for hosts: anonymous entries have neither name nor time. */
export async function exportFeedback(
  db: Db,
  event: { id: string; slug: string; poolId: string; title: string },
): Promise<{ name: string; text: string }> {
  const sessions = await db.$queryRaw<{ poolId: string; title: string }[]>`
    select p.id as "poolId", s.title from "SeatPool" p join "Session" s on s.id = p."sessionId"
    where p."eventId" = ${event.id}::uuid and exists (select 1 from "Feedback" f where f."poolId" = p.id)
    order by p."startsAt", s.id`;
  let text = CSV_MARK + csvLine(["About", "Title", "Stars", "Comment", "Name", "Day"]);
  for (const { poolId, title } of [event, ...sessions]) {
    const about = poolId === event.poolId ? "Event" : "Session";
    for (const row of await readEntries(db, poolId, null, ENTRIES_MAX)) {
      const { stars, comment, person, day } = toEntry(row);
      text += csvLine([about, title, stars, comment, person?.name ?? "Anonymous", day]);
    }
  }
  return { name: `feedback-${event.slug}.csv`, text };
}
