import { type Fault, faultsInDraft, type RfpFacts } from "./drafts.policy";
import type { Availability, RfpVenueStatus } from "./schema";
import { VENUES_MAX } from "./schema";

/** What is missing or wrong before an RFP can be sent to venues; nothing = an empty list. */
export function faultsToSend(rfp: RfpFacts, venues: number, now: Date): Fault[] {
  const faults: Fault[] = [];
  const fault = (field: string, message: string) => faults.push({ field, message });
  if (rfp.title.trim() === "") fault("title", "Give the request a title.");
  if (!rfp.preferredDatesStart && !rfp.datesFlexible)
    fault("preferredDatesStart", "Name your dates, or say that they are flexible.");
  if (rfp.preferredDatesStart && !rfp.preferredDatesEnd) fault("preferredDatesEnd", "Name the last day too.");
  if (rfp.attendanceMin === null || rfp.attendanceMax === null)
    fault("attendanceMin", "Say how many people you expect.");
  if (!rfp.responseDeadline) fault("responseDeadline", "Say by when venues should answer.");
  if (venues === 0) fault("venueIds", "Choose at least one venue.");
  if (venues > VENUES_MAX) fault("venueIds", `Ask at most ${VENUES_MAX} venues.`);
  return [...faults, ...faultsInDraft(rfp, now)];
}

export type RfpRefusal =
  | "rfp.not-draft"
  | "rfp.not-sent"
  | "rfp.deadline-passed"
  | "rfp.withdrawn"
  | "rfp.turned-down";

export type AnswerRefusal = Exclude<RfpRefusal, "rfp.not-draft">;

type Deadline = Pick<RfpFacts, "status" | "responseDeadline">;

/** Whether the answer deadline has passed, by `now`, which is the database's clock in every decision. */
export function isPastDeadline({ responseDeadline }: Pick<RfpFacts, "responseDeadline">, now: Date): boolean {
  return responseDeadline !== null && responseDeadline <= now;
}

/**
 * Why a venue cannot answer now. It may revise its answer until the deadline, by the database's clock; after that "no
 * response" stays.
 */
export function whyNotRespond(
  rfp: Deadline,
  venue: { status: RfpVenueStatus },
  now: Date,
): AnswerRefusal | null {
  if (venue.status === "withdrawn" || venue.status === "picked") return "rfp.withdrawn";
  if (rfp.status !== "sent") return "rfp.not-sent";
  if (venue.status === "turned_down") return "rfp.turned-down";
  if (venue.status === "no_response" || isPastDeadline(rfp, now)) return "rfp.deadline-passed";
  return null;
}

/**
 * The status of an asked venue at `now`: one that let the deadline pass has not responded, with or without a job. When an
 * RFP ends, what passed before is written, so an asked venue of an ended RFP was still in time.
 */
export function statusAt({ status }: { status: RfpVenueStatus }, rfp: Deadline, now: Date): RfpVenueStatus {
  return status === "asked" && rfp.status === "sent" && isPastDeadline(rfp, now) ? "no_response" : status;
}

/** What an award makes of each venue of the RFP; null where it stays as it is. */
export function afterAward(
  winnerId: string,
  venue: { id: string; status: RfpVenueStatus },
): RfpVenueStatus | null {
  if (venue.id === winnerId) return "awarded";
  return venue.status === "responded" || venue.status === "asked" ? "not_awarded" : null;
}

export type AwardObstacle = "unanswered" | "unavailable" | "lapsed";

type Answered = { status: RfpVenueStatus; availability: Availability | null; validUntil: Date | null };

/** Why a venue cannot be awarded: it has not answered, it is not available, or its answer is no longer valid. */
export function whyNotAward(venue: Answered, now: Date): AwardObstacle | null {
  if (venue.status !== "responded" || venue.availability === null) return "unanswered";
  if (venue.availability === "unavailable") return "unavailable";
  return venue.validUntil !== null && venue.validUntil <= now ? "lapsed" : null;
}

/** Whether a venue can be asked again: it let the deadline pass, or turned the request down. */
export function canAskAgain(status: RfpVenueStatus): boolean {
  return status === "no_response" || status === "turned_down";
}

/** Venues that were asked and not withdrawn: they hear how the RFP ends. */
export function wasAsked(status: RfpVenueStatus): boolean {
  return status !== "picked" && status !== "withdrawn";
}
