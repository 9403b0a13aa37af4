import { beforeAll, describe, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUsers, NOW, type TestEvent } from "../../../tests/factories";
import { inTransaction } from "../../db/transaction";
import { readRsvpMailFacts } from "../../notifications/rsvp-facts";
import { confirmedMail, waitlistedMail } from "../../notifications/rsvp-mails";
import { applySeatRequests } from "../../seats/apply";
import { listMyRsvps } from "../rsvps/lists.queries";
import { listHosted } from "./hosting/queries";
import { listEvents } from "./listing/queries";
import { getEvent } from "./queries";

const store = testDatabase();
const now = NOW;
const PLACE = "Hidden Loft, Kottbusser Damm 9";
const ONLINE = "https://meet.example.org/hidden-loft";
let event: TestEvent;
let inside: string;
let waiting: string;

/** An event of one seat with a hidden location: one confirmed guest, one waitlisted person. */
beforeAll(async () => {
  event = await createEvent(store.db, { capacity: 1 }, { title: "Secret supper" });
  await store.db.event.update({
    where: { id: event.id },
    data: { place: PLACE, onlineUrl: ONLINE, placeHidden: true },
  });
  [inside = "", waiting = ""] = await createUsers(store.db, 2);
  const joins = [inside, waiting].map((userId) => ({
    kind: "join" as const,
    rsvpId: userId,
    userId,
    actorId: userId,
    guests: 0,
    specialRequirements: null,
  }));
  await inTransaction(store.db, (tx) => applySeatRequests(tx, event.poolId, joins, now));
});

describe("a hidden location", () => {
  test("a hidden location is on the event page for confirmed guests and the staff only", async () => {
    const page = async (by: { role?: "door"; viewerId?: string }) => {
      const { place, onlineUrl } = await getEvent(store.db, {
        ...{ eventId: event.id, role: null, viewerId: null, now },
        ...by,
      });
      return [place, onlineUrl];
    };
    expect(await page({})).toEqual([null, null]);
    expect(await page({ viewerId: waiting })).toEqual([null, null]);
    expect(await page({ viewerId: inside })).toEqual([PLACE, ONLINE]);
    expect(await page({ role: "door" })).toEqual([PLACE, ONLINE]);
  });

  test("a hidden location is not in the public list, and a search for it finds nothing", async () => {
    const { items } = await listEvents(store.db, { limit: 10, now });
    expect(items).toMatchObject([{ id: event.id, place: null, onlineUrl: null, placeHidden: true }]);
    expect(JSON.stringify(items)).not.toMatch(/Kottbusser|hidden-loft/i);
    expect((await listEvents(store.db, { q: "Kottbusser", limit: 10, now })).items).toEqual([]);
    await store.db.event.update({ where: { id: event.id }, data: { placeHidden: false } });
    expect((await listEvents(store.db, { q: "Kottbusser", limit: 10, now })).items).toHaveLength(1);
    await store.db.event.update({ where: { id: event.id }, data: { placeHidden: true } });
  });

  test("a hidden location is in the list of the people who run the event", async () => {
    const viewer = await viewerOf(store.db, event.hostId);
    const { items } = await listHosted(store.db, { viewer, when: "upcoming", limit: 10, now });
    expect(items).toMatchObject([{ place: PLACE, onlineUrl: ONLINE }]);
  });

  test("a hidden location is among a person's RSVPs once they are confirmed", async () => {
    const mine = async (userId: string) =>
      (await listMyRsvps(store.db, { userId, email: null }, { when: "upcoming", limit: 10, now })).items[0]
        ?.event;
    expect(await mine(inside)).toMatchObject({ place: PLACE });
    expect(await mine(waiting)).toMatchObject({ place: null });
    expect(JSON.stringify(await mine(waiting))).not.toMatch(/Kottbusser|hidden-loft/i);
  });

  test("a hidden location is in emails to confirmed guests only", async () => {
    const facts = await readRsvpMailFacts(store.db, [inside, waiting]);
    const mailTo = (userId: string, render: typeof waitlistedMail) => {
      const about = facts.get(userId);
      if (!about) throw new Error("no one to email");
      return JSON.stringify(render({ ...about, position: null }, now));
    };
    expect(mailTo(inside, confirmedMail)).toContain("Kottbusser");
    expect(mailTo(waiting, waitlistedMail)).not.toMatch(/Kottbusser|hidden-loft/i);
  });
});
