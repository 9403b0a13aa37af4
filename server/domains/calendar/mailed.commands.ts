import { createBatcher } from "../../db/batcher";
import type { Db } from "../../db/client";
import type { Tx } from "../../db/transaction";

/** An entry that a mail is about to put into the calendar of an RSVP's person. */
export type NewEntry = {
  rsvpId: string;
  /** That of the RSVP when the entry was written. */
  rsvpVersion: number;
  sequence: number;
  address: string;
};

const batchers = new WeakMap<Db, ReturnType<typeof startRecording>>();

/**
 * Records that an email puts this entry into a guest's calendar. Call it before the email is sent: a process that dies
 * in between leaves an entry that is taken out in vain, never one that stays.
 * @returns false where the RSVP is no longer as it was when the entry was written, or is being changed right now
 */
export function recordEntry(db: Db, entry: NewEntry): Promise<boolean> {
  const recording = batchers.get(db) ?? startRecording(db);
  batchers.set(db, recording);
  return recording.submit("", entry);
}

function startRecording(db: Db) {
  return createBatcher<NewEntry, boolean>({
    run: async (_, entries) => {
      const recorded = await writeEntries(db, entries);
      return entries.map(({ rsvpId }) => ({ ok: true, value: recorded.has(rsvpId) }));
    },
    batchMax: 500,
    runningMax: 1,
    waitingMax: 50_000,
  });
}

/**
 * The lock on the RSVP orders this before or after whatever takes the seat: the one reads the entry, or the other finds
 * another version. A row that is locked is left out and not waited for, so that no two lists can wait for each other.
 */
async function writeEntries(db: Db, entries: NewEntry[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ rsvpId: string }[]>`
    with held as (
      select r.id, n.sequence, n.address
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        as n ("rsvpId" uuid, "rsvpVersion" int, sequence int, address text)
      join "Rsvp" r on r.id = n."rsvpId" and r.version = n."rsvpVersion" and r.status = 'confirmed'
      order by r.id for share of r skip locked
    )
    insert into "MailedEntry" as m ("rsvpId", sequence, address, "isIn")
    select distinct on (h.id) h.id, h.sequence, h.address, true from held h order by h.id, h.sequence desc
    on conflict ("rsvpId") do update
    set sequence = greatest(m.sequence, excluded.sequence), address = excluded.address, "isIn" = true
    returning "rsvpId"`;
  return new Set(rows.map(({ rsvpId }) => rsvpId));
}

/** Notes that mails have taken these entries out. One that a newer mail has put in again stays. */
export async function forgetEntries(tx: Tx, gone: { rsvpId: string; sequence: number }[]): Promise<void> {
  if (gone.length === 0) return;
  await tx.$executeRaw`
    update "MailedEntry" m set "isIn" = false, sequence = g.sequence
    from jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as g ("rsvpId" uuid, sequence int)
    where m."rsvpId" = g."rsvpId" and m."isIn" and m.sequence < g.sequence`;
}
