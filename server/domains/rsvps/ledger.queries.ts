import type { Db } from "../../db/client";
import { ledgerSentence } from "./ledger.policy";

const LINES_MAX = 200;

/** The history of an RSVP with reasons: the newest 200 lines, oldest first. */
export async function listLedger(db: Db, rsvpId: string) {
  const lines = await db.rsvpLedger.findMany({
    where: { rsvpId },
    orderBy: { id: "desc" },
    take: LINES_MAX,
    select: { at: true, action: true, seats: true, toStatus: true, detail: true },
  });
  return lines.reverse().map((line) => ({
    at: line.at.toISOString(),
    action: line.action,
    seats: line.seats,
    reason: ledgerSentence({ ...line, detail: (line.detail ?? {}) as Record<string, unknown> }),
  }));
}
