import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../../../tests/database";
import {
  changeEventRow,
  createEvent,
  createUsers,
  hours,
  NOW,
  type TestEvent,
} from "../../../../tests/factories";
import { provideEnv } from "../../../env";
import { readReport } from "../report/queries";
import { recordView, type View } from "./commands";

const database = testDatabase();
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/143.0.0.0 Safari/537.36";

let event: TestEvent;
let addresses = 0;

beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "for tests" }));
beforeEach(async () => {
  event = await createEvent(database.db);
});

/** Records a view by a new visitor at a new address, unless the test says otherwise. */
function look(view: Partial<Omit<View, "event">> & { role?: string } = {}): Promise<boolean> {
  const { role = null, ...rest } = view;
  const clientAddress = `198.51.100.${addresses++}`;
  const visitor = { viewerId: null, clientAddress, userAgent: BROWSER, now: NOW };
  return recordView(database.db, { event: { ...event, role }, ...visitor, ...rest });
}

const views = () => database.db.eventView.findMany({ where: { eventId: event.id } });

describe("a view of an event page", () => {
  it("a view counts once a day and again on the next day", async () => {
    const again = { clientAddress: "203.0.113.1" };
    expect(await look({ ...again, source: "newsletter" })).toBe(true);
    expect(await look({ ...again, source: "google" })).toBe(false);
    const [first] = await views();
    expect(first).toMatchObject({ source: "newsletter", day: new Date("2026-11-20T00:00:00Z") });

    await changeEventRow(database.db, event.id, { endsAt: hours(100) });
    expect(await look({ ...again, now: hours(24) })).toBe(true);
    const visitors = (await views()).map((view) => view.visitor);
    expect(new Set(visitors).size).toBe(2);
    expect(visitors.join()).not.toContain("203.0.113.1");
  });

  it("people behind one address count separately by browser or account", async () => {
    const office = { clientAddress: "203.0.113.2" };
    const [ana, ben] = await createUsers(database.db, 2);
    await look(office);
    await look({ ...office, userAgent: `${BROWSER} Other/1` });
    await look({ ...office, viewerId: ana ?? null });
    await look({ ...office, viewerId: ben ?? null });
    await look({ clientAddress: "203.0.113.3", viewerId: ana ?? null });
    expect(await views()).toHaveLength(4);
  });

  it("the stored values of one visitor at two events cannot be linked", async () => {
    const visitor = { clientAddress: "203.0.113.4" };
    await look(visitor);
    const [here] = await views();
    event = await createEvent(database.db);
    await look(visitor);
    expect((await views())[0]?.visitor).not.toBe(here?.visitor);
  });

  it("views by the hosts, by programs and by guests who have RSVPed do not count", async () => {
    const [guest = ""] = await createUsers(database.db, 1);
    const answer = { status: "cancelled" as const, seats: 1, rsvpAt: NOW, statusAt: NOW };
    await database.db.rsvp.create({ data: { id: guest, poolId: event.poolId, userId: guest, ...answer } });
    for (const view of [
      { role: "door" },
      { userAgent: "curl/8.5.0" },
      { userAgent: undefined },
      { viewerId: guest },
    ]) {
      expect(await look(view)).toBe(false);
    }
    expect(await views()).toEqual([]);
  });

  it("a view does not count once the event is over or cancelled", async () => {
    expect(await look({ now: hours(27) })).toBe(false);
    await changeEventRow(database.db, event.id, { status: "cancelled" });
    expect(await look()).toBe(false);
  });

  it("views beyond the limit of one address are ignored without an error", async () => {
    const crowd = Array.from({ length: 70 }, (_, n) => ({
      clientAddress: "203.0.113.5",
      userAgent: `${BROWSER} Tab/${n}`,
    }));
    const counted = await Promise.all(crowd.map((view) => look(view)));
    expect(counted.filter(Boolean)).toHaveLength(60);
  });
});

describe("sources", () => {
  it("sources show the origin of visitors and of RSVPs, with the largest by name", async () => {
    for (const source of ["newsletter", "newsletter", "https://www.google.com/", undefined])
      await look({ source });
    for (let n = 0; n < 10; n++) await look({ source: `blog-${n}` });
    const people = await createUsers(database.db, 4);
    const sources = ["newsletter", "newsletter", "google", null];
    await database.db.rsvp.createMany({
      data: people.map((userId, n) => ({
        id: userId,
        poolId: event.poolId,
        userId,
        seats: 1,
        rsvpAt: NOW,
        statusAt: NOW,
        source: sources[n] ?? null,
        status: n === 0 ? ("cancelled" as const) : ("confirmed" as const),
      })),
    });
    const report = await readReport(database.db, event, NOW);
    expect(report.sources.slice(0, 4)).toEqual([
      { source: "newsletter", visitors: 2, rsvps: 2, confirmed: 1 },
      { source: "google", visitors: 1, rsvps: 1, confirmed: 1 },
      { source: "unknown", visitors: 0, rsvps: 1, confirmed: 1 },
      { source: "blog-0", visitors: 1, rsvps: 0, confirmed: 0 },
    ]);
    expect(report.sources).toHaveLength(9);
    expect(report.sources.at(-1)).toEqual({ source: "other", visitors: 6, rsvps: 0, confirmed: 0 });
    expect(report.viewsByDay).toEqual([{ day: "2026-11-20", visitors: 14 }]);
    expect(report.funnel).toMatchObject({ visitors: 14, answered: 4, confirmed: 3 });
  });
});
