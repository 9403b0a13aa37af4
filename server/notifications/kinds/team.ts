import { isolate } from "../../../lib/clean-text";
import { formatEventTime } from "../../../lib/dates";
import type { Queryable } from "../../db/transaction";
import { appUrl } from "../app-url";
import type { Kind, Notice, Subject } from "./kind";

type TeamEvent = {
  id: string;
  slug: string;
  title: string;
  hostId: string;
  status: "draft" | "published" | "cancelled";
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  allDay: boolean;
};

async function readEvents(db: Queryable, subjects: Subject[]): Promise<Map<string, TeamEvent>> {
  const events = await db.event.findMany({
    where: { id: { in: subjects.flatMap(({ eventId }) => eventId ?? []) } },
    select: {
      id: true,
      slug: true,
      title: true,
      hostId: true,
      status: true,
      startsAt: true,
      endsAt: true,
      timeZone: true,
      allDay: true,
    },
  });
  return new Map(events.map((event) => [event.id, event]));
}

/** To the co-host who became the host. */
export const handedOverKind: Kind = {
  async load(db, subjects) {
    const events = await readEvents(db, subjects);
    return subjects.map(({ eventId, hostId }): Notice | null => {
      const event = events.get(eventId ?? "");
      if (!event) return null;
      const path = `/events/${event.slug}/manage`;
      return {
        eventId: event.id,
        brief: {
          title: `You're now the host of ${isolate(event.title)}`,
          body: "The previous host has left Turnout.",
          path,
        },
        staleBecause: event.hostId === hostId ? null : "This event has another host now.",
        latestAt: null,
        mail: async (to, at) => ({
          subject: `You're now the host of ${isolate(event.title)}`,
          greeting: `Hello ${isolate(to.name)},`,
          paragraphs: [
            "The previous host has left Turnout. As you are a co-host, the event is now yours: you can edit it, write to the guests, or cancel it.",
          ],
          facts: [
            { label: "Event", value: event.title },
            { label: "When", value: formatEventTime({ ...event, now: at }) },
          ],
          action: { label: "Manage the event", url: appUrl(path) },
          footer: "You're receiving this because you were a co-host of this event.",
        }),
      };
    });
  },
};

/** To the host and co-hosts of an event that the site's team cancelled. */
export const calledOffKind: Kind = {
  async load(db, subjects) {
    const events = await readEvents(db, subjects);
    return subjects.map(({ eventId }): Notice | null => {
      const event = events.get(eventId ?? "");
      if (!event) return null;
      const path = `/events/${event.slug}`;
      return {
        eventId: event.id,
        brief: {
          title: `Cancelled: ${isolate(event.title)}`,
          body: "This site's team cancelled the event.",
          path,
        },
        staleBecause: event.status === "cancelled" ? null : "The event takes place.",
        latestAt: null,
        mail: async (to, at) => ({
          subject: `Cancelled: ${isolate(event.title)}`,
          greeting: `Hello ${isolate(to.name)},`,
          paragraphs: [
            "This site's team cancelled the event that you help to run. All guests have been notified.",
          ],
          facts: [
            { label: "Event", value: event.title },
            { label: "When", value: formatEventTime({ ...event, now: at }) },
          ],
          action: { label: "See the event", url: appUrl(path) },
          footer: "You're receiving this because you are on the team of this event.",
        }),
      };
    });
  },
};
