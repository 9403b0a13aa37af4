import { groupBy } from "../../lib/group-by";
import type { Db } from "../db/client";
import { inTransaction } from "../db/transaction";
import { forgetEntries } from "../domains/calendar/mailed.commands";
import { mailboxRow } from "../domains/mailbox/commands";
import type { CaughtMail } from "../domains/mailbox/schema";
import { recordIncidents } from "../domains/operations/incidents/commands";
import type { ClaimedDelivery } from "./claim";
import { findKind } from "./kinds/catalog";
import type { Settled } from "./kinds/kind";

/** What became of one delivery. */
export type DeliveryOutcome =
  /**
   * `caught`: the message itself where no server takes it, kept in the same statement. `takenOut`: the entry that it took
   * out of the recipient's calendar.
   */
  | { is: "sent"; caught?: CaughtMail; takenOut?: { rsvpId: string; sequence: number } }
  | { is: "skipped"; because: string }
  | { is: "failed"; error: string; runAfter: Date }
  | { is: "parked"; error: string };

export type SettledDelivery = { delivery: ClaimedDelivery; outcome: DeliveryOutcome };

/**
 * Writes down what became of deliveries and, where there is no mail server, the messages themselves: one transaction, so
 * that one implies the other. A delivery that somebody else has settled or claimed meanwhile stays as it is, unless it was sent.
 */
export async function settleDeliveries(db: Db, settled: SettledDelivery[], at: Date): Promise<void> {
  if (settled.length === 0) return;
  const rows = settled.map(({ delivery, outcome }) => ({
    id: delivery.id,
    attempts: delivery.attempts,
    ...plain(outcome),
  }));
  const caught = settled.flatMap(({ delivery, outcome }) =>
    outcome.is === "sent" && outcome.caught ? { delivery: delivery.id, ...mailboxRow(outcome.caught) } : [],
  );
  await inTransaction(db, async (tx) => {
    await tx.$executeRaw`
      with settled as (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as s (id uuid, attempts int, "is" text, error text, "runAfter" timestamptz)
      ), closed as (
        update "Delivery" d set
          "sentAt" = case when s."is" = 'sent' then ${at}::timestamptz end,
          "skippedAt" = case when s."is" = 'skipped' then ${at}::timestamptz end,
          "parkedAt" = case when s."is" = 'parked' then ${at}::timestamptz end,
          "runAfter" = coalesce(s."runAfter", d."runAfter"),
          "lastError" = s.error, "lockedUntil" = null
        from settled s
        where d.id = s.id and d."sentAt" is null and d."parkedAt" is null and d."skippedAt" is null
          and (s."is" = 'sent' or d.attempts = s.attempts)
        returning d.id
      )
      insert into "MailboxMessage" (id, channel, "to", subject, text, html, "replyTo", attachments)
      select m.id, m.channel, m."to", m.subject, m.text, m.html, m."replyTo", m.attachments
      from jsonb_to_recordset(${JSON.stringify(caught)}::jsonb) as m (delivery uuid, id uuid, channel text, "to" text,
        subject text, text text, html text, "replyTo" text, attachments jsonb)
      join closed c on c.id = m.delivery`;
    for (const [kind, about] of groupBy(settled, ({ delivery }) => delivery.kind)) {
      await findKind(kind)?.onSettled?.(tx, about.flatMap(settledSubject(at)));
    }
    const takenOut = settled.flatMap(({ outcome }) =>
      outcome.is === "sent" ? (outcome.takenOut ?? []) : [],
    );
    await forgetEntries(tx, takenOut);
    await recordIncidents(tx, settled.flatMap(incidentOf), at);
  });
}

function plain(outcome: DeliveryOutcome) {
  const error = "error" in outcome ? outcome.error : "because" in outcome ? outcome.because : null;
  return { is: outcome.is, error, runAfter: "runAfter" in outcome ? outcome.runAfter : null };
}

function settledSubject(at: Date) {
  return ({ delivery, outcome }: SettledDelivery): Settled[] => {
    if (delivery.channel !== "email") return [];
    return [
      { subject: delivery.subject, sentAt: outcome.is === "sent" ? at : null, error: plain(outcome).error },
    ];
  };
}

function incidentOf({ delivery, outcome }: SettledDelivery) {
  if (outcome.is !== "parked") return [];
  const { id, kind, channel } = delivery;
  return [{ kind: "delivery.parked" as const, key: id, detail: { kind, channel, error: outcome.error } }];
}
