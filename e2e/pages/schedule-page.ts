import type { Locator, Page } from "@playwright/test";
import type { EventDetails } from "../../server/domains/events/schema";
import type { SessionDetails } from "../../server/domains/sessions/schema";
import type { Person, Site } from "../site";

type SessionWish = {
  title: string;
  capacity?: number | null;
  /** Hours from the event's start, and its length in hours. */
  after?: number;
  hours?: number;
} & Partial<
  Pick<SessionDetails, "track" | "room" | "type" | "description" | "waitlistMode" | "guestsMax">
> & {
    speakers?: { name: string }[];
  };

/** Adds a session to an event, an hour long and at the event's start unless told otherwise. */
export function addSession(
  site: Site,
  host: Person,
  event: EventDetails,
  { after = 0, hours = 1, ...wish }: SessionWish,
): Promise<SessionDetails> {
  const startsAt = new Date(Date.parse(event.startsAt) + after * 3_600_000);
  const endsAt = new Date(startsAt.getTime() + hours * 3_600_000);
  return site.call(host, "POST", `/events/${event.id}/sessions`, { ...wish, startsAt, endsAt });
}

export const bookSession = (site: Site, person: Person, session: { id: string }) =>
  site.call(person, "POST", `/sessions/${session.id}/rsvp`);

export const leaveSession = (site: Site, person: Person, session: { id: string }) =>
  site.call(person, "DELETE", `/sessions/${session.id}/rsvp`);

/** The agenda of an event, or a person's own schedule. */
export class SchedulePage {
  constructor(readonly page: Page) {}

  static async open(page: Page, event: { slug: string }, rest = "schedule"): Promise<SchedulePage> {
    await page.goto(`/events/${event.slug}/${rest}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return new SchedulePage(page);
  }

  card(session: { id: string }): Locator {
    return this.page.locator(`#session-${session.id}`);
  }

  button(session: { title: string }, label: string | RegExp): Locator {
    return this.page
      .getByRole("button", { name: session.title })
      .and(this.page.getByRole("button", { name: label }));
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator("[data-sonner-toast]").filter({ hasText: text });
  }
}
