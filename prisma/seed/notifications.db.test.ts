import { beforeAll, expect, test } from "vitest";
import { findEventAccess } from "../../server/domains/events/access/queries";
import { countUnread } from "../../server/domains/notifications/centre/queries";
import { listOrganizations } from "../../server/domains/organizations/queries";
import { relayAll } from "../../server/outbox/testing/outbox-fixtures";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { seedDemo } from "./index";
import { PERSONAS } from "./personas";

const demo = testDatabase();
// The real clock, which the relay uses.
const now = new Date();
const people = Object.entries(PERSONAS);

beforeAll(() => seedDemo(demo.db, now));

const told = (userId?: string) =>
  demo.db.notification.findMany({
    where: { userId: userId ?? { not: null } },
    orderBy: [{ createdAt: "desc" }, { title: "asc" }],
  });

/** The people with an RSVP to an event that is not over, with a request to answer, or in charge of an organization. */
async function concerned(): Promise<string[]> {
  const rows = await demo.db.$queryRaw<{ id: string }[]>`
    select r."userId" as id from "Rsvp" r join "SeatPool" p on p.id = r."poolId" join "Event" e on e.id = p."eventId"
    where e."endsAt" > ${now}::timestamptz and r.status in ('confirmed', 'offered', 'waitlisted', 'pending')
    union select e."hostId" from "Rsvp" r join "SeatPool" p on p.id = r."poolId" join "Event" e on e.id = p."eventId" where r.status = 'pending'
    union select "userId" from "OrganizationMember" where role in ('owner', 'manager')`;
  return rows.map((row) => row.id);
}

test("the seed gives notifications, some of them unread, to everyone with an open RSVP or request, and to no one else", async () => {
  const ids = await concerned();
  const found = await Promise.all(
    people.map(async ([name, { id }]) => [name, (await countUnread(demo.db, id)).count > 0]),
  );
  expect(found).toEqual(people.map(([name, { id }]) => [name, ids.includes(id)]));
  expect(Object.fromEntries(found)).toMatchObject({
    ana: true,
    ben: true,
    chi: true,
    host: true,
    dev: false,
  });
});

test("the seed's notifications state the current state, with the old ones read and the new ones unread", async () => {
  const shown = async (userId: string) =>
    (await told(userId)).map(({ title, readAt }) => `${readAt ? "read" : "new"}: ${title}`);
  expect(await shown(PERSONAS.ben.id)).toEqual([
    "new: Cancelled: Open-Air Cinema in the Orchard",
    "new: A seat is being held for you: Letterpress: Set a Line, Pull a Print",
    "new: You're in: Small Web Conf: Two Days of Handmade Internet",
    "read: You're 2nd on the waitlist: Supper Club: Ten Courses of Winter Roots",
    "read: You're in: Forty! Sunset on the Roof",
  ]);
  // Names are read when it is shown.
  expect(await shown(PERSONAS.host.id)).toContain("read: New request for a seat");
  for (const { createdAt, readAt } of await told()) {
    expect(createdAt.getTime()).toBeLessThanOrEqual((readAt ?? now).getTime());
    expect(readAt?.getTime() ?? 0).toBeLessThan(now.getTime());
  }
});

test("each of the seed's notifications links to a page that its reader may see, for hosts to the manage page", async () => {
  for (const [, { id }] of people) {
    const viewer = await viewerOf(demo.db, id);
    for (const { path, eventId } of await told(id)) {
      const [, orgSlug] = /^\/(?:organize|venue-desk)\/([^/]+)\//.exec(path ?? "") ?? [];
      if (orgSlug) {
        expect((await listOrganizations(demo.db, id)).map(({ slug }) => slug)).toContain(orgSlug);
        continue;
      }
      const [, slug = "", desk] = /^\/events\/([^/]+)(\/manage\/)?/.exec(path ?? "") ?? [];
      const access = await findEventAccess(demo.db, { now: new Date(), eventId: slug, viewer });
      expect(access?.id, path ?? "").toBe(eventId);
      if (desk) expect(access?.role).toBe("host");
    }
  }
});

test("the seed's notifications are never sent, and a second seed adds none", async () => {
  const before = await told();
  await seedDemo(demo.db, now);
  await relayAll(demo.db);
  expect(await demo.db.delivery.count()).toBe(0);
  expect(await demo.db.mailboxMessage.count()).toBe(0);
  expect(await told()).toEqual(before);
});
