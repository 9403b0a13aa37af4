import { type Days, dayOf } from "../../../lib/days";
import { ATTACHMENT_COLUMNS } from "../uploads/policy";
import { statusAt } from "./policy";
import {
  type AskedOut,
  type Availability,
  type ResponseOut,
  type RfpStatus,
  type RfpVenueOut,
  type RfpVenueStatus,
  storedDays,
  turnDownReason,
  wireLayoutOf,
} from "./schema";

/** The columns that `askedOf` reads; for the `select` of queries. */
export const ASKED_COLUMNS = {
  title: true,
  eventType: true,
  preferredDatesStart: true,
  preferredDatesEnd: true,
  datesFlexible: true,
  alternativeDates: true,
  attendanceMin: true,
  attendanceMax: true,
  spaceRequirements: true,
  budget: true,
  currency: true,
  needs: true,
  city: true,
  latitude: true,
  longitude: true,
  responseDeadline: true,
} as const;

/** The columns of an answer. */
export const ANSWER_COLUMNS = {
  availability: true,
  message: true,
  quote: true,
  currency: true,
  spaceIds: true,
  alternatives: true,
  validUntil: true,
  respondedAt: true,
  revisedAt: true,
  revision: true,
  turnDownReason: true,
  turnDownNote: true,
} as const;

export const ATTACHMENTS = {
  select: { upload: { select: ATTACHMENT_COLUMNS } },
  orderBy: { position: "asc" },
} as const;

type AskedRow = Omit<
  AskedOut,
  | "preferredDatesStart"
  | "preferredDatesEnd"
  | "alternativeDates"
  | "spaceRequirements"
  | "budget"
  | "responseDeadline"
> & {
  preferredDatesStart: Date | null;
  preferredDatesEnd: Date | null;
  alternativeDates: unknown;
  spaceRequirements: string[];
  budget: bigint | null;
  responseDeadline: Date | null;
};

/** Days as a `Json` column holds them. */
export function daysOf(value: unknown): Days[] {
  return storedDays.catch([]).parse(value);
}

/** What an RFP asks for, as it is answered. */
export function askedOf(row: AskedRow): AskedOut {
  return {
    title: row.title,
    eventType: row.eventType,
    preferredDatesStart: row.preferredDatesStart && dayOf(row.preferredDatesStart),
    preferredDatesEnd: row.preferredDatesEnd && dayOf(row.preferredDatesEnd),
    datesFlexible: row.datesFlexible,
    alternativeDates: daysOf(row.alternativeDates),
    attendanceMin: row.attendanceMin,
    attendanceMax: row.attendanceMax,
    spaceRequirements: row.spaceRequirements.map(wireLayoutOf),
    budget: row.budget === null ? null : Number(row.budget),
    currency: row.currency,
    needs: row.needs,
    city: row.city,
    latitude: row.latitude,
    longitude: row.longitude,
    responseDeadline: instantOf(row.responseDeadline),
  };
}

type AnswerRow = {
  status: RfpVenueStatus;
  availability: Availability | null;
  message: string | null;
  quote: bigint | null;
  currency: string | null;
  spaceIds: string[];
  alternatives: unknown;
  validUntil: Date | null;
  respondedAt: Date | null;
  revisedAt: Date | null;
  revision: number;
  turnDownReason: string | null;
  turnDownNote: string;
};

/** The answer of a venue; null where it has not answered. */
export function responseOf(row: AnswerRow): ResponseOut | null {
  if (!row.availability || !row.respondedAt) return null;
  return {
    availability: row.availability,
    message: row.message ?? "",
    quote: row.quote === null ? null : Number(row.quote),
    currency: row.currency,
    spaceIds: row.spaceIds,
    alternatives: daysOf(row.alternatives),
    validUntil: instantOf(row.validUntil),
    respondedAt: row.respondedAt.toISOString(),
    revisedAt: instantOf(row.revisedAt),
    revision: row.revision,
  };
}

export function turnedDownOf(row: AnswerRow): RfpVenueOut["turnedDown"] {
  if (row.status !== "turned_down") return null;
  return { reason: turnDownReason.catch("other").parse(row.turnDownReason), note: row.turnDownNote };
}

type VenueRow = AnswerRow & {
  id: string;
  venueId: string;
  askedAt: Date | null;
  shortlistedAt: Date | null;
  notes: string;
  awardMessage: string;
  venue: {
    slug: string;
    name: string;
    city: string;
    country: string;
    timeZone: string;
    status: string;
    availabilityStatus: string;
  };
  _count: { questions: number };
};

/** One venue of an RFP as its organization sees it, at `now`. */
export function rfpVenueOf(
  row: VenueRow,
  rfp: { status: RfpStatus; responseDeadline: Date | null },
  now: Date,
): RfpVenueOut {
  const { status, ...venue } = row.venue;
  const isOpen = takesRequests(status);
  return {
    id: row.id,
    venueId: row.venueId,
    status: statusAt(row, rfp, now),
    ...(isOpen ? venue : withoutProfile(venue, row.askedAt !== null)),
    isOpen,
    askedAt: instantOf(row.askedAt),
    shortlisted: row.shortlistedAt !== null,
    notes: row.notes,
    response: responseOf(row),
    turnedDown: turnedDownOf(row),
    awardMessage: row.awardMessage,
    questions: row._count.questions,
  };
}

/**
 * What is left of a venue that is archived or a draft again, which only its own organization may see: its name, and its place
 * where it was asked while it was open.
 */
function withoutProfile(venue: Omit<VenueRow["venue"], "status">, wasAsked: boolean) {
  const availabilityStatus = "not_set";
  if (wasAsked) return { ...venue, availabilityStatus };
  return { ...venue, city: "", country: "", timeZone: "UTC", availabilityStatus };
}

/** Whether a venue with this status can be asked: an unlisted one can, too. */
export function takesRequests(venueStatus: string): boolean {
  return venueStatus === "listed" || venueStatus === "unlisted";
}

export function instantOf(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
