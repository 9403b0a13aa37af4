import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, NOW, type TestEvent } from "../../../../tests/factories";
import { inTransaction } from "../../../db/transaction";
import { applySeatRequests } from "../../../seats/apply";
import type { EventRole } from "../access/policy";
import { listShownGuests } from "./queries";
import type { GuestList } from "./schema";

const store = testDatabase();
let event: TestEvent;
let people: string[];

/** Three confirmed guests and two waitlisted people. */
beforeAll(async () => {
  event = await createEvent(store.db, { capacity: 4 });
  people = await createUsers(store.db, 5);
  for (const [index, id] of people.entries()) {
    await store.db.user.update({ where: { id }, data: { name: `Guest Number${index}` } });
    const join = { kind: "join" as const, rsvpId: id, userId: id, actorId: id, specialRequirements: null };
    const at = new Date(NOW.getTime() + index);
    const guests = index === 1 ? 1 : 0;
    await inTransaction(store.db, (tx) => applySeatRequests(tx, event.poolId, [{ ...join, guests }], at));
  }
});

type By = { viewerId?: string | null; role?: EventRole | null; cursor?: string; limit?: number };

const list = ({ role = null, viewerId = null, limit = 12, cursor }: By = {}) =>
  listShownGuests(store.db, { event: { ...event, role }, viewerId, cursor, limit });

const audience = (guestList: GuestList["audience"]) =>
  store.db.event.update({ where: { id: event.id }, data: { guestList } });

describe("the list of confirmed guests", () => {
  test("the list of confirmed guests is visible to the host's chosen audience, and others do not even see its length", async () => {
    const nobody = { visible: false, people: null, items: [], nextCursor: null };
    await audience("hosts");
    expect(await list({ viewerId: people[0] })).toEqual({ audience: "hosts", ...nobody });
    expect(await list({ role: "door" })).toMatchObject({ visible: true, people: 3 });
    await audience("confirmed");
    expect(await list()).toEqual({ audience: "confirmed", ...nobody });
    expect(await list({ viewerId: people[4] })).toEqual({ audience: "confirmed", ...nobody });
    expect(await list({ viewerId: people[0] })).toMatchObject({ visible: true, people: 3 });
    await audience("everyone");
    expect(await list()).toMatchObject({ visible: true, people: 3 });
  });

  test("the list of confirmed guests has first names and initials for guests, full names for the staff, and no email address", async () => {
    await audience("everyone");
    const shown = await list();
    expect(shown.items).toEqual([
      { name: "Guest N.", imageUrl: null, guests: 0 },
      { name: "Guest N.", imageUrl: null, guests: 1 },
      { name: "Guest N.", imageUrl: null, guests: 0 },
    ]);
    expect(JSON.stringify(shown)).not.toContain("@");
    const names = (await list({ role: "host" })).items.map((guest) => guest.name);
    expect(names).toEqual(["Guest Number0", "Guest Number1", "Guest Number2"]);
  });

  test("the list of confirmed guests pages without losing or repeating a guest", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ role: "host", limit: 1, ...(cursor && { cursor }) });
      seen.push(...page.items.map((guest) => guest.name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(["Guest Number0", "Guest Number1", "Guest Number2"]);
  });
});
