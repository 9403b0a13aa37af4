import type { BadgeTone } from "@/components/ui/badge";
import { daysWords } from "@/lib/day-words";
import { counted, grouped } from "@/lib/plural";
import { priceWords } from "@/lib/price-words";
import type { RequestSummaryOut } from "@/server/domains/rfps/desk.schema";
import type { Availability, TurnDownReason } from "@/server/domains/rfps/schema";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const answerWords: Record<Availability, { label: string; description: string; tone: BadgeTone }> = {
  confirmed: {
    label: "Available",
    description: "You can host this event on these dates.",
    tone: "success",
  },
  tentative: {
    label: "Possibly available",
    description: "Not certain yet. Say in your message what it depends on.",
    tone: "warning",
  },
  unavailable: {
    label: "Not available",
    description: "You can't host it on these dates. You can suggest others.",
    tone: "danger",
  },
};

export const turnDownWords: Record<TurnDownReason, string> = {
  booked: "We're already booked",
  too_small: "The event is too small for us",
  too_large: "The event is too large for us",
  budget: "The budget doesn't fit",
  wrong_fit: "It isn't the right kind of event for us",
  other: "Another reason",
};

/** How much time is left: "3 days left", "5 hours left". Null once it has run out. */
export function timeLeft(until: Date, now: Date): { words: string; isUrgent: boolean } | null {
  const ms = until.getTime() - now.getTime();
  if (ms <= 0) return null;
  const isUrgent = ms < DAY_MS;
  if (!isUrgent) return { words: `${counted(Math.floor(ms / DAY_MS), "day")} left`, isUrgent };
  if (ms >= HOUR_MS) return { words: `${counted(Math.floor(ms / HOUR_MS), "hour")} left`, isUrgent };
  return { words: `${counted(Math.ceil(ms / MINUTE_MS), "minute")} left`, isUrgent };
}

/** Where a request stands, for its venue. */
export function standing(
  { status, response, closedBecause, responseDeadline }: RequestSummaryOut,
  now: Date,
): { label: string; tone: BadgeTone } {
  if (status === "awarded") return { label: "Awarded to you", tone: "success" };
  if (status === "not_awarded") return { label: "Went to another venue", tone: "neutral" };
  if (status === "withdrawn") return { label: "Withdrawn by the organizer", tone: "neutral" };
  if (status === "turned_down") return { label: "You turned it down", tone: "neutral" };
  if (status === "no_response") return { label: "No answer in time", tone: "neutral" };
  if (closedBecause === "rfp.not-sent") return { label: "Closed by the organizer", tone: "neutral" };
  if (response) {
    const { label, tone } = answerWords[response.availability];
    return { label: `You answered: ${label.toLowerCase()}`, tone };
  }
  const left = responseDeadline ? timeLeft(new Date(responseDeadline), now) : null;
  if (!left) return { label: "No answer in time", tone: "neutral" };
  return { label: left.words, tone: left.isUrgent ? "warning" : "accent" };
}

/** "80 – 120 people", "120 people". Null where it isn't said. */
export function peopleWords(min: number | null, max: number | null): string | null {
  if (min !== null && max !== null && min !== max)
    return `${grouped(min)} – ${counted(max, "person", "people")}`;
  const some = max ?? min;
  return some === null ? null : counted(some, "person", "people");
}

type Dates = {
  preferredDatesStart: string | null;
  preferredDatesEnd: string | null;
  datesFlexible: boolean;
};

/** "10 – 12 May 2027", with ", flexible" where other dates would do. */
export function datesWords({
  preferredDatesStart: start,
  preferredDatesEnd: end,
  datesFlexible,
}: Dates): string {
  if (!start) return "Flexible dates";
  return `${daysWords({ start, end: end ?? start })}${datesFlexible ? ", flexible" : ""}`;
}

/** An amount with its currency; null where none is said. */
export function amountWords(amount: number | null, currency: string | null): string | null {
  return amount === null || currency === null ? null : priceWords(amount, currency);
}
