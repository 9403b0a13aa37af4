import { createBatcher } from "../../db/batcher";
import type { Db } from "../../db/client";
import type { Tx } from "../../db/transaction";

/** An entry that an email is about to add to the calendar of an RSVP's person. */
export type NewEntry = {
  rsvpId: string;
  /** The version of the RSVP when the entry was written. */
  rsvpVersion: number;
  sequence: number;
  address: string;
};

const batchers = new WeakMap<Db, ReturnType<typeof startRecording>>();

/**
 * Records that an email adds this entry to a guest's calendar. Call it before the email is sent: a crash in between
 * causes one needless removal, never an entry that stays.
 * @returns false if the RSVP has changed since the entry was written, or is being changed right now
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
 * The lock on the RSVP orders this before or after a change that takes the seat: either that change sees the entry,
 * or this statement sees another version. A locked row is skipped, so that two lists cannot deadlock.
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

/** Records that emails have removed these entries. An entry that a newer email added again stays. */
export async function forgetEntries(tx: Tx, gone: { rsvpId: string; sequence: number }[]): Promise<void> {
  if (gone.length === 0) return;
  await tx.$executeRaw`
    update "MailedEntry" m set "isIn" = false, sequence = g.sequence
    from jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as g ("rsvpId" uuid, sequence int)
    where m."rsvpId" = g."rsvpId" and m."isIn" and m.sequence < g.sequence`;
}
