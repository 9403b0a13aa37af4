import { isolate } from "@/lib/clean-text";
import { counted } from "@/lib/plural";
import type { EventDetails } from "@/server/domains/events/schema";
import type { Seats } from "@/server/seats/facts";

export type EventAction = "publish" | "cancel" | "restore" | "duplicate" | "delete";

type ActionText = {
  title: string;
  /** What happens, and who is affected. */
  description: string;
  confirmLabel: string;
  cancelLabel: string;
  tone: "primary" | "danger";
};

type Facts = {
  event: Pick<EventDetails, "title" | "visibility" | "membersFirstUntil" | "group">;
  seats: Seats;
};

/** What is asked before something happens to a whole event. */
export function actionText(action: EventAction, { event, seats }: Facts): ActionText {
  const name = `“${isolate(event.title)}”`;
  switch (action) {
    case "publish":
      return {
        title: `Publish ${isolate(name)}?`,
        description: `${audience(event)} People can RSVP right away. You can still edit everything.`,
        confirmLabel: "Publish",
        cancelLabel: "Not yet",
        tone: "primary",
      };
    case "cancel":
      return {
        title: `Cancel ${isolate(name)}?`,
        description: `${whoHears(seats)} The page stays and says that the event is cancelled. You can restore it for up to 7 days.`,
        confirmLabel: "Cancel event",
        cancelLabel: "Keep it",
        tone: "danger",
      };
    case "restore":
      return {
        title: `Restore ${isolate(name)}?`,
        description:
          "Everyone gets back the seat or waitlist place they had, and an email that the event is back on.",
        confirmLabel: "Restore event",
        cancelLabel: "Not now",
        tone: "primary",
      };
    case "duplicate":
      return {
        title: `Duplicate ${isolate(name)}?`,
        description:
          "You get a new draft a week later at the same time, with everything but the guests, the co-hosts and the door staff. No one is notified.",
        confirmLabel: "Duplicate",
        cancelLabel: "Not now",
        tone: "primary",
      };
    case "delete":
      return {
        title: `Delete the draft ${isolate(name)}?`,
        description: "It was never published, so no one has RSVPed. This can't be undone.",
        confirmLabel: "Delete draft",
        cancelLabel: "Keep it",
        tone: "danger",
      };
  }
}

function audience({ visibility, membersFirstUntil, group }: Facts["event"]): string {
  if (group && (visibility === "private" || membersFirstUntil)) {
    const members = `Members of ${isolate(group.name)} and people with the invitation link can see it`;
    return visibility === "private" ? `${members}.` : `${members}; everyone else finds it later.`;
  }
  if (visibility === "public") return "Everyone can find it on the events page.";
  if (visibility === "unlisted") return "Everyone who has the link can see it; it is not listed.";
  return "Only people with the invitation link can see it.";
}

function whoHears({ confirmedSeats, offeredSeats, waitlistLength }: Seats): string {
  const taken = confirmedSeats + offeredSeats;
  const seated = taken > 0 && `Everyone who has a seat (${counted(taken, "seat")})`;
  const waiting = waitlistLength > 0 && `everyone on the waitlist (${waitlistLength})`;
  const people = [seated, waiting].filter(Boolean).join(" and ");
  if (!people) return "No one has RSVPed yet, so no one is notified.";
  return `${people.charAt(0).toUpperCase()}${people.slice(1)} will be notified by email.`;
}
