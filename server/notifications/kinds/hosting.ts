import { isolate } from "../../../lib/clean-text";
import { formatEventTime } from "../../../lib/dates";
import { counted } from "../../../lib/plural";
import { organizationWebhookPath } from "../../../lib/sourcing-paths";
import { appUrl } from "../app-url";
import { kindAboutRsvps } from "./about-rsvps";
import type { Kind, Notice } from "./kind";

const askedKind = kindAboutRsvps((about, { statusAt }, now) => {
  const { event, person, guests } = about;
  const party = guests === 0 ? "a seat" : `${counted(1 + guests, "seat")}, with ${counted(guests, "guest")}`;
  const asked = `${isolate(person.name)} would like ${party}`;
  const path = `/events/${event.slug}/manage/guests?status=pending`;
  const isOpen = event.status === "published" && event.endsAt > now && !person.isBanned;
  const isSame = statusAt === undefined || about.statusAt.toISOString() === statusAt;
  const isAsking = isOpen && about.status === "pending" && isSame;
  return {
    eventId: event.id,
    brief: { title: asked, body: event.title, path },
    kept: { title: "New request for a seat", body: event.title },
    staleBecause: isAsking ? null : "The request was answered or taken back.",
    latestAt: event.startsAt,
    mail: async (to, at) => ({
      subject: `${asked}: ${isolate(event.title)}`,
      greeting: `Hello ${isolate(to.name)},`,
      paragraphs: [`${isolate(person.name)} would like ${party}. No seat is held until you answer.`],
      facts: [
        { label: "Event", value: event.title },
        { label: "When", value: formatEventTime({ ...event, now: at }) },
      ],
      action: { label: "See the request", url: appUrl(path) },
      footer: "You're receiving this because you host this event and approve its guests.",
    }),
  };
});

/** To the host: a guest requests a seat. */
export const requestedKind: Kind = { ...askedKind, isReadWhenShown: true };

/** To the owner of a webhook that was switched off because of how its endpoint answered. */
export const webhookDisabledKind: Kind = {
  async load(db, subjects) {
    const ids = subjects.flatMap(({ endpointId }) => endpointId ?? []);
    const rows = await db.webhookEndpoint.findMany({
      where: { id: { in: ids } },
      select: { id: true, url: true, disabledAt: true, organization: { select: { id: true, slug: true } } },
    });
    const endpoints = new Map(rows.map((row) => [row.id, row]));
    return subjects.map(({ endpointId }): Notice | null => {
      const endpoint = endpoints.get(endpointId ?? "");
      if (!endpoint) return null;
      const { organization } = endpoint;
      const path = organization
        ? organizationWebhookPath(organization.slug, endpoint.id)
        : `/settings/webhooks/${endpoint.id}`;
      return {
        eventId: null,
        ...(organization && { organizationId: organization.id }),
        brief: { title: "One of your webhooks was switched off", body: endpoint.url, path },
        staleBecause: endpoint.disabledAt ? null : "It was switched on again.",
        latestAt: null,
        mail: async (to) => ({
          subject: "One of your webhooks was switched off",
          greeting: `Hello ${isolate(to.name)},`,
          paragraphs: [
            "It failed too often in a row, or answered that it wants nothing more. Nothing is sent to it until you switch it on again; what it missed is kept in its log for 30 days and can be sent again from there.",
          ],
          facts: [{ label: "Address", value: endpoint.url }],
          action: { label: "See its log", url: appUrl(path) },
          footer: "You're receiving this because you registered this webhook on Turnout.",
        }),
      };
    });
  },
};
