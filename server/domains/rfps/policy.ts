import type { RfpStatus, RfpVenueStatus } from "./schema";
import { VENUES_MAX } from "./schema";

type Days = { start: string; end: string };

export type RfpFacts = {
  status: RfpStatus;
  title: string;
  /** Null where only "flexible" was said. */
  preferred: Days | null;
  datesFlexible: boolean;
  attendanceMin: number | null;
  attendanceMax: number | null;
  responseDeadline: Date | null;
};

export type Fault = { field: string; message: string };

/** What is missing before an RFP can be sent to venues; nothing = an empty list. */
export function faultsToSend(rfp: RfpFacts, venues: number, now: Date): Fault[] {
  const faults: Fault[] = [];
  const fault = (field: string, message: string) => faults.push({ field, message });
  if (rfp.title.trim() === "") fault("title", "Give the request a title.");
  if (!rfp.preferred && !rfp.datesFlexible)
    fault("preferredDatesStart", "Name your dates, or say that they are flexible.");
  if (rfp.attendanceMin === null || rfp.attendanceMax === null)
    fault("attendanceMin", "Say how many people you expect.");
  if (!rfp.responseDeadline) fault("responseDeadline", "Say by when venues should answer.");
  else if (rfp.responseDeadline <= now) fault("responseDeadline", "Choose a deadline in the future.");
  if (venues === 0) fault("venueIds", "Choose at least one venue.");
  if (venues > VENUES_MAX) fault("venueIds", `Ask at most ${VENUES_MAX} venues.`);
  return faults;
}

export type RfpRefusal =
  | "rfp.not-draft"
  | "rfp.not-sent"
  | "rfp.deadline-passed"
  | "rfp.withdrawn"
  | "rfp.turned-down";

/**
 * Why a venue cannot answer now. It may revise its answer until the deadline, by the database's clock; after that "no
 * response" stays.
 */
export function whyNotRespond(
  rfp: Pick<RfpFacts, "status" | "responseDeadline">,
  venue: { status: RfpVenueStatus },
  now: Date,
): RfpRefusal | null {
  if (rfp.status !== "sent") return "rfp.not-sent";
  if (venue.status === "withdrawn" || venue.status === "picked") return "rfp.withdrawn";
  if (venue.status === "turned_down") return "rfp.turned-down";
  if (venue.status === "no_response" || (rfp.responseDeadline !== null && rfp.responseDeadline <= now)) {
    return "rfp.deadline-passed";
  }
  return null;
}

/** The status of an asked venue at `now`: one that let the deadline pass has not responded, with or without a job. */
export function statusAt(
  { status }: { status: RfpVenueStatus },
  { responseDeadline }: Pick<RfpFacts, "responseDeadline">,
  now: Date,
): RfpVenueStatus {
  return status === "asked" && responseDeadline !== null && responseDeadline <= now ? "no_response" : status;
}

/** What an award makes of each venue of the RFP; null where it stays as it is. */
export function afterAward(
  venueId: string,
  venue: { id: string; status: RfpVenueStatus },
): RfpVenueStatus | null {
  if (venue.id === venueId) return "awarded";
  return venue.status === "responded" ? "not_awarded" : null;
}
