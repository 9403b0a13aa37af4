import { answerTones, timeLeft } from "@/components/sourcing/sourcing-words";
import type { BadgeTone } from "@/components/ui/badge";
import type { RequestSummaryOut } from "@/server/domains/rfps/desk.schema";
import type { Availability, TurnDownReason } from "@/server/domains/rfps/schema";

export const answerWords: Record<Availability, { label: string; description: string; tone: BadgeTone }> = {
  confirmed: {
    label: "Available",
    description: "You can host this event on these dates.",
    tone: answerTones.confirmed,
  },
  tentative: {
    label: "Possibly available",
    description: "Not certain yet. Say in your message what it depends on.",
    tone: answerTones.tentative,
  },
  unavailable: {
    label: "Not available",
    description: "You can't host it on these dates. You can suggest others.",
    tone: answerTones.unavailable,
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
  return { label: `${left.words} left`, tone: left.isUrgent ? "warning" : "accent" };
}
