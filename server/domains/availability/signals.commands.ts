import { randomBytes } from "node:crypto";
import type { Queryable } from "../../db/transaction";
import type { SignalType } from "./schema";

export type NewSignal = {
  venueId: string;
  type: SignalType;
  rfpId: string | null;
  rfpVenueId: string | null;
  /** The fact that says so, and when it was appended. */
  factId: string;
  at: Date;
  metadata?: Record<string, string | number>;
};

/**
 * Records signals. A fact that is delivered again records nothing new, and neither does one about a venue that is gone. The
 * date of a signal is the first day that the request asks for.
 * @returns the number of new signals
 */
export async function recordSignals(db: Queryable, signals: NewSignal[]): Promise<number> {
  if (signals.length === 0) return 0;
  const rows = signals.map((signal) => ({ ...signal, id: `vas_${randomBytes(6).toString("hex")}` }));
  return db.$executeRaw`
    insert into "VenueAvailabilitySignal" (id, "venueId", "signalType", "sourceRfpId", "sourceRfpVenueId", "signalDate",
      "recordedAt", metadata, "factId")
    select s.id, s."venueId", s.type::"SignalType", s."rfpId", s."rfpVenueId", r."preferredDatesStart", s.at, s.metadata,
      s."factId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (id text, "venueId" uuid, type text, "rfpId" uuid,
      "rfpVenueId" uuid, at timestamptz, metadata jsonb, "factId" uuid)
    join "Venue" v on v.id = s."venueId" left join "Rfp" r on r.id = s."rfpId"
    on conflict ("factId", "venueId", "signalType") do nothing`;
}
