import { createHash } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createGuest } from "../../../tests/door";
import { createEvent, hours, NOW, type TestEvent, withdrawRequest } from "../../../tests/factories";
import { provideEnv } from "../../env";
import { submitSeatRequest } from "../../seats/gather";
import { codeHash } from "./code.policy";
import { getTicket, listForDoor, searchAtDoor } from "./queries";

const database = testDatabase();
beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent" }));

let event: TestEvent;
beforeEach(async () => {
  event = await createEvent(database.db, { capacity: 10 });
});
const codeOf = (rsvpId: string) => getTicket(database.db, { rsvpId });
const leave = (userId: string) =>
  submitSeatRequest(database.db, event.poolId, withdrawRequest(userId), hours(1));

describe("the list of a door", () => {
  test("the list has everyone who may come in, by pages, and recognises their codes without a secret", async () => {
    const guests = [];
    for (let n = 0; n < 5; n++) guests.push(await createGuest(database.db, event.poolId));
    const [gone, ...there] = guests;
    await leave(gone?.userId ?? "");
    const items = [];
    let cursor: string | undefined;
    do {
      const page = await listForDoor(database.db, event, { cursor, limit: 2, now: NOW });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(items.map(({ rsvpId }) => rsvpId).sort()).toEqual(there.map(({ rsvpId }) => rsvpId).sort());
    const [item] = items;
    const { code, shortCode } = await codeOf(item?.rsvpId ?? "");
    expect(item?.shortCode).toBe(shortCode);
    expect(item?.codeHash).toBe(createHash("sha256").update(code).digest("base64url").slice(0, 22));
    expect(JSON.stringify(items)).not.toContain("@");
  });

  test("the list recognises codes that were signed with the site's previous secret", async () => {
    const { rsvpId } = await createGuest(database.db, event.poolId);
    const before = await codeOf(rsvpId);
    provideEnv({ NEXTAUTH_SECRET: "a newer secret", NEXTAUTH_SECRET_PREVIOUS: "a secret for tests" });
    try {
      const [item] = (await listForDoor(database.db, event, { limit: 2, now: NOW })).items;
      expect(item?.shortCode).toBe((await codeOf(rsvpId)).shortCode);
      expect(item?.olderCodes).toEqual([{ codeHash: codeHash(before.code), shortCode: before.shortCode }]);
    } finally {
      provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent" });
    }
  });

  test("names are found by the beginnings of their words, whatever their accents", async () => {
    const { userId, rsvpId } = await createGuest(database.db, event.poolId);
    await createGuest(database.db, event.poolId);
    await database.db.user.update({ where: { id: userId }, data: { name: "Zoë Müller-Łuk" } });
    const find = async (q: string) =>
      (await searchAtDoor(database.db, event, { q, now: NOW })).items.map((item) => item.rsvpId);
    for (const q of ["zoe", "MUL zo", "luk", "Zoë"]) expect(await find(q)).toEqual([rsvpId]);
    for (const q of ["uller", "zoe x", "%", ""]) expect(await find(q)).toEqual([]);
  });
});
