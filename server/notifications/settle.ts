import { groupBy } from "../../lib/group-by";
import type { Db } from "../db/client";
import { type Settlement, settleRows } from "../db/leased-queue";
import { inTransaction } from "../db/transaction";
import { forgetEntries } from "../domains/calendar/mailed.commands";
import { keepInMailbox } from "../domains/mailbox/commands";
import type { CaughtMail } from "../domains/mailbox/schema";
import { recordIncidents } from "../domains/operations/incidents/commands";
import { findKind } from "./kinds/catalog";
import type { Settled } from "./kinds/kind";
import { DELIVERIES, type LeasedDelivery } from "./leases";

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

export type SettledDelivery = { delivery: LeasedDelivery; outcome: DeliveryOutcome };

/**
 * Records what became of deliveries and, where there is no mail server, the messages themselves: one transaction, so that
 * one implies the other. A delivery that was settled or leased again meanwhile stays as it is, unless it was sent.
 */
export async function settleDeliveries(db: Db, settled: SettledDelivery[], at: Date): Promise<void> {
  if (settled.length === 0) return;
  await inTransaction(db, async (tx) => {
    const closed = await settleRows(tx, DELIVERIES, settled.map(settlementOf), at);
    const caught = settled.flatMap(({ delivery, outcome }) =>
      outcome.is === "sent" && outcome.caught && closed.has(delivery.id) ? outcome.caught : [],
    );
    if (caught.length > 0) await keepInMailbox(tx, caught);
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

function settlementOf({ delivery: { id, attempts }, outcome }: SettledDelivery): Settlement {
  const row = { id, attempts };
  switch (outcome.is) {
    case "sent":
      return { ...row, is: "done" };
    case "failed":
      return { ...row, is: "retry", dueAt: outcome.runAfter, error: outcome.error };
    case "parked":
      return { ...row, is: "parked", error: outcome.error };
    case "skipped":
      return { ...row, is: "skipped", error: outcome.because };
  }
}

function errorOf(outcome: DeliveryOutcome): string | null {
  if (outcome.is === "sent") return null;
  return outcome.is === "skipped" ? outcome.because : outcome.error;
}

function settledSubject(at: Date) {
  return ({ delivery, outcome }: SettledDelivery): Settled[] => {
    if (delivery.channel !== "email") return [];
    return [
      { subject: delivery.subject, sentAt: outcome.is === "sent" ? at : null, error: errorOf(outcome) },
    ];
  };
}

function incidentOf({ delivery, outcome }: SettledDelivery) {
  if (outcome.is !== "parked") return [];
  const { id, kind, channel } = delivery;
  return [{ kind: "delivery.parked" as const, key: id, detail: { kind, channel, error: outcome.error } }];
}
