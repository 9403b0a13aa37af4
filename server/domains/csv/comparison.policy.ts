import { toCsv } from "../../../lib/csv";
import { decimalAmount } from "../../../lib/money";
import type { ComparedVenue, ComparisonOut } from "../rfps/comparison.schema";
import type { RfpVenueStatus } from "../rfps/schema";

const HEADER = [
  "Venue",
  "City",
  "Country",
  "Status",
  "Answer",
  "Quote",
  "Price per head",
  "Currency",
  "Fits",
  "Spaces offered",
  "Dates free",
  "Distance (km)",
  "Answered after (minutes)",
  "Valid until (UTC)",
  "Alternative dates",
  "Shortlisted",
  "Message",
  "Notes",
];

const STATUS_WORDS: Record<RfpVenueStatus, string> = {
  picked: "not asked yet",
  asked: "asked",
  responded: "answered",
  no_response: "no answer",
  turned_down: "turned down",
  withdrawn: "withdrawn",
  awarded: "awarded",
  not_awarded: "not chosen",
};

/** The comparison of an RFP's venues as a file, amounts in whole units of their currency. */
export function comparisonCsv({ venues }: ComparisonOut): string {
  return toCsv([HEADER, ...venues.map(cellsOf)]);
}

function cellsOf(venue: ComparedVenue) {
  const { response } = venue;
  const currency = response?.currency ?? null;
  const amount = (value: number | null) =>
    value === null || currency === null ? null : decimalAmount(value, currency);
  return [
    venue.name,
    venue.city,
    venue.country,
    STATUS_WORDS[venue.status],
    response?.availability ?? null,
    amount(response?.quote ?? null),
    amount(venue.pricePerHead),
    currency,
    venue.fits.map(({ layout, spaceName }) => `${layout}: ${spaceName ?? "no"}`).join("; "),
    venue.spaces.map(({ name }) => name).join("; "),
    venue.datesFree === null ? null : venue.datesFree ? "yes" : "no",
    venue.distanceKm,
    venue.answeredAfterMinutes,
    response?.validUntil ? `${response.validUntil.slice(0, 19)}Z` : null,
    (response?.alternatives ?? []).map(({ start, end }) => `${start}/${end}`).join("; "),
    venue.shortlisted ? "yes" : "no",
    response?.message ?? null,
    venue.notes,
  ];
}
