import type { HostedEvent } from "@/server/domains/events/hosting/schema";
import { ordinal } from "@/server/domains/rsvps/ledger.policy";
import type { MyRsvpItem } from "@/server/domains/rsvps/schema";
import type { MyEvent } from "./my-next-events";

const SHOWN = 4;

const roleNames = { host: "You host", cohost: "You co-host", door: "At the door" } as const;

/** Answers and events that one runs, as one list: what comes next first. */
export function mergeMyEvents(rsvps: MyRsvpItem[], hosted: HostedEvent[]): MyEvent[] {
  const answered = rsvps.flatMap(({ event, rsvp }): MyEvent[] => {
    if (event.status === "cancelled" || rsvp.status === "cancelled" || rsvp.status === "declined") return [];
    return [{ ...facts(event), href: `/events/${event.slug}`, standing: standingOf(rsvp) }];
  });
  const run = hosted.flatMap((event): MyEvent[] => {
    if (event.status === "cancelled") return [];
    const role = { text: roleNames[event.viewerRole], tone: "neutral" } as const;
    const canManage = event.viewerRole !== "door";
    const mine: MyEvent = {
      ...facts(event),
      href: canManage ? `/events/${event.slug}/manage` : `/events/${event.slug}/check-in`,
      standing: event.status === "draft" ? { text: "Draft", tone: "outline" } : role,
    };
    return [mine];
  });
  const soonest = [...answered, ...run].sort(
    (one, other) => one.startsAt.getTime() - other.startsAt.getTime(),
  );
  return soonest.slice(0, SHOWN);
}

type Facts = Pick<HostedEvent, "id" | "title" | "coverUrl" | "startsAt" | "timeZone" | "allDay">;

function facts({ id, title, coverUrl, startsAt, timeZone, allDay }: Facts) {
  return { id, title, coverUrl, timeZone, allDay, startsAt: new Date(startsAt) };
}

function standingOf({ status, position }: MyRsvpItem["rsvp"]): MyEvent["standing"] {
  if (status === "confirmed") return { text: "You’re in", tone: "success" };
  if (status === "offered") return { text: "Seat offered", tone: "accent" };
  return { text: position ? `${ordinal(position)} on the waitlist` : "Waitlist", tone: "warning" };
}
