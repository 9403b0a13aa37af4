import { formatInZone } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { Report } from "@/server/domains/analytics/report/schema";
import type { RsvpsOverTime } from "@/server/domains/analytics/schema";

const spaced = "\u00a0";

/** "1,204". */
export function digits(count: number): string {
  return count.toLocaleString("en-GB");
}

/** "74 %"; a share above 0 is never "0 %" and one below 1 never "100 %". Null where the whole is 0. */
export function share(part: number, whole: number): string | null {
  if (whole <= 0 || part > whole) return null;
  const percent = Math.round((part / whole) * 100);
  if (percent === 0 && part > 0) return `under 1${spaced}%`;
  if (percent === 100 && part < whole) return `99${spaced}%`;
  return `${percent}${spaced}%`;
}

/** A length of time in its largest fitting unit: "25 min", "3 h", "2 days". */
export function lengthText(minutes: number): string {
  if (minutes < 1) return `under a minute`;
  if (minutes < 90) return `${Math.round(minutes)} min`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h`;
  return counted(Math.round(minutes / 1440), "day");
}

/** "Lisbon" for Europe/Lisbon. */
export function zoneText(timeZone: string): string {
  if (timeZone === "other") return "Elsewhere";
  return timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
}

const SOURCES: Record<string, string> = {
  direct: "Directly",
  unknown: "Not known",
  other: "Everything else",
  email: "Email",
  duckduckgo: "DuckDuckGo",
  linkedin: "LinkedIn",
  x: "X",
};

/** "Google" for google; the names of sites stay as they are written. */
export function sourceText(source: string): string {
  if (SOURCES[source]) return SOURCES[source];
  return source.includes(".") ? source : source.charAt(0).toUpperCase() + source.slice(1);
}

type Facts<Key extends keyof Report> = { report: Pick<Report, Key>; now: Date };

export function seatsText({ report, now }: Facts<"capacity" | "timeZone">): string {
  const { capacity, seatsTaken, seatsTakenMax, firstFullAt } = report.capacity;
  const peak = seatsTakenMax > seatsTaken ? ` The peak was ${digits(seatsTakenMax)}.` : "";
  if (capacity === null)
    return `${counted(seatsTaken, "seat is", "seats are")} taken; there is no limit.${peak}`;
  const part = share(seatsTaken, capacity);
  const full = firstFullAt
    ? ` All were taken for the first time on ${formatInZone({ at: new Date(firstFullAt), timeZone: report.timeZone, now })}.`
    : peak;
  return `${digits(seatsTaken)} of ${counted(capacity, "seat is", "seats are")} taken${part ? `, ${part}` : ""}.${full}`;
}

export function answersText({ totals }: RsvpsOverTime): string {
  const parts = [
    counted(totals.rsvps, "RSVP", "RSVPs"),
    totals.cancellations > 0 && `${digits(totals.cancellations)} cancelled`,
    totals.declines > 0 && `${digits(totals.declines)} declined by you`,
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}

export function funnelText({ funnel }: Report): string {
  const part = share(funnel.answered, funnel.visitors);
  if (part)
    return `${part} of ${counted(funnel.visitors, "visitor", "visitors")} RSVPed. Each counts once a day.`;
  if (funnel.visitors === 0) return "No one has viewed the page yet.";
  return "More people RSVPed than looked at the page: you, or an app, brought them in.";
}

export function waitlistText({ waitlist }: Pick<Report, "waitlist">): string {
  const { joined, promoted, accepted, left, waiting } = waitlist;
  if (joined === 0) return "No one had to wait.";
  const parts = [
    `${digits(promoted + accepted)} got a seat`,
    left > 0 && `${digits(left)} gave up`,
    waiting > 0 && `${counted(waiting, "is", "are")} still waiting`,
  ].filter(Boolean);
  return `${counted(joined, "group")} joined the waitlist: ${parts.join(", ")}.`;
}

export function waitText({ waitlist }: Pick<Report, "waitlist">): string {
  const { waitMinutesMedian, passOvers, partiesPassedOver } = waitlist;
  const wait =
    waitMinutesMedian === null
      ? "No one has been promoted yet."
      : `Median wait: ${lengthText(waitMinutesMedian)}.`;
  if (passOvers === 0) return wait;
  return `${wait} ${counted(partiesPassedOver, "group was", "groups were")} skipped.`;
}

export function partiesText({ parties }: Report): string {
  const total = parties.reduce((sum, size) => sum + size.confirmed, 0);
  const seats = parties.reduce((sum, size) => sum + size.confirmed * size.size, 0);
  if (total === 0) return "No one has a seat yet.";
  const average = (seats / total).toLocaleString("en-GB", { maximumFractionDigits: 1 });
  return `${counted(total, "group")} with seats, ${average} each on average.`;
}

export function cancellationsText({ cancellations, funnel }: Report): string {
  const { parties, hoursBeforeMedian } = cancellations;
  if (parties === 0) return "No cancellations yet.";
  const part = share(parties, funnel.seated);
  const half =
    hoursBeforeMedian !== null && hoursBeforeMedian > 0
      ? ` Half of them did so more than ${lengthText(hoursBeforeMedian * 60)} before the start.`
      : "";
  const seated = part ? `, ${part} of those with a seat` : "";
  return `${counted(parties, "person", "people")} cancelled${seated}.${half}`;
}

export function arrivalsText({ report, now }: Facts<"arrivals" | "endsAt">): string {
  const { arrivals } = report;
  if (!arrivals) return "No one has been checked in yet.";
  const { expected, arrived, missing } = arrivals;
  const part = share(arrived.seats, expected.seats);
  const over = now >= new Date(report.endsAt);
  const rest = over
    ? `${counted(missing.seats, "seat", "seats")} stayed empty.`
    : `${counted(missing.seats, "guest is", "guests are")} not here yet.`;
  return `${digits(arrived.seats)} of ${counted(expected.seats, "guest", "guests")} arrived${part ? `, ${part}` : ""}; ${rest}`;
}

export function peopleText({ people }: Report): string {
  if (!people.returning) return "Too few guests to say more without identifying someone.";
  const { people: count, of } = people.returning;
  if (count === 0) return "All first-time guests.";
  return `${share(count, of)} came to one of your earlier events.`;
}
