import { answerTones } from "@/components/sourcing/sourcing-words";
import type { BadgeTone } from "@/components/ui/badge";
import { counted } from "@/lib/plural";
import type { ComparedVenue } from "@/server/domains/rfps/comparison.schema";
import type { Availability, RfpVenueStatus, TurnDownReason } from "@/server/domains/rfps/schema";

export const answerLabels: Record<Availability, { label: string; tone: BadgeTone }> = {
  confirmed: { label: "Confirmed", tone: answerTones.confirmed },
  tentative: { label: "Tentative", tone: answerTones.tentative },
  unavailable: { label: "Unavailable", tone: answerTones.unavailable },
};

export const turnDownLabels: Record<TurnDownReason, string> = {
  booked: "Already booked",
  too_small: "The event is too small for this venue",
  too_large: "The event is too large for this venue",
  budget: "The budget doesn't fit",
  wrong_fit: "Not the right kind of event for this venue",
  other: "Another reason",
};

type Answered = { status: RfpVenueStatus; availability: Availability | null };

/** Where a venue of a request stands, for the organizer. */
export function standing({ status, availability }: Answered): { label: string; tone: BadgeTone } {
  if (status === "awarded") return { label: "Awarded", tone: "success" };
  if (status === "picked") return { label: "Not asked yet", tone: "outline" };
  if (status === "withdrawn") return { label: "Withdrawn", tone: "outline" };
  if (status === "turned_down") return { label: "Turned down", tone: "danger" };
  if (availability) return answerLabels[availability];
  if (status === "asked") return { label: "Waiting for an answer", tone: "accent" };
  return { label: "No answer", tone: "neutral" };
}

/** Where a compared venue stands, for the organizer. */
export function standingOf({ status, response }: Pick<ComparedVenue, "status" | "response">) {
  return standing({ status, availability: response?.availability ?? null });
}

/** How far the answers are: "3 of 5 answered: 1 confirmed, 1 tentative, 1 unavailable". */
export function progressWords(venues: readonly Answered[]): string {
  const asked = venues.filter(({ status }) => status !== "picked" && status !== "withdrawn");
  if (asked.length === 0)
    return venues.length > 0 ? `${counted(venues.length, "venue")} chosen` : "No venues yet";
  const turnedDown = asked.filter(({ status }) => status === "turned_down");
  const answers = asked.filter((one) => one.status !== "turned_down" && one.availability !== null);
  const kinds = [
    ...(["confirmed", "tentative", "unavailable"] as const).map((kind) => ({
      words: kind as string,
      count: answers.filter(({ availability }) => availability === kind).length,
    })),
    { words: "turned down", count: turnedDown.length },
  ].filter(({ count }) => count > 0);
  const parts = kinds.map(({ count, words }) => `${count} ${words}`).join(", ");
  const done = answers.length + turnedDown.length;
  return `${done} of ${asked.length} answered${parts && `: ${parts}`}`;
}
