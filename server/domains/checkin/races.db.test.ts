import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { AT_DOOR, createGuest, openDoor } from "../../../tests/door";
import { createEvent, newId } from "../../../tests/factories";
import { withoutLocks } from "../../../tests/faults/without-locks";
import { findViolations } from "../../../tests/invariants";
import { provideEnv } from "../../env";
import { scanBatch } from "./commands";
import { getTicket } from "./queries";
import type { ScanAnswer } from "./schema";

const database = testDatabase();
beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent" }));

async function scene(guests = 0) {
  const event = await createEvent(database.db, { capacity: 50 });
  const doors = [await openDoor(database.db, event), await openDoor(database.db, event, "Ben Alt")] as const;
  const { rsvpId } = await createGuest(database.db, event.poolId, guests);
  return { event, doors, rsvpId };
}
const outcomesOf = (answers: ScanAnswer[]) => answers.map(({ outcome }) => outcome).sort();
const membersOf = async (rsvpId: string) =>
  (await database.db.rsvp.findUniqueOrThrow({ where: { id: rsvpId } })).checkedInMembers;
const ledgerOf = (rsvpId: string, action: string) =>
  database.db.rsvpLedger.count({ where: { rsvpId, action } });

describe("scans at the same time", () => {
  test("five scans of one code from two servers are one arrival and four already, in 10 races", async () => {
    const second = database.openSecond(5);
    for (let round = 0; round < 10; round++) {
      const { doors, rsvpId } = await scene();
      const { code } = await getTicket(database.db, { rsvpId });
      const answers = await Promise.all(
        Array.from({ length: 5 }, (_, n) =>
          doors[n % 2 === 0 ? 0 : 1].scan({ code, db: n % 2 === 0 ? database.db : second }),
        ),
      );
      expect(outcomesOf(answers)).toEqual(["already", "already", "already", "already", "arrived"]);
      const by = answers.find(({ outcome }) => outcome === "arrived")?.by;
      expect(answers.map((answer) => answer.by)).toEqual(Array(5).fill(by));
      expect(await ledgerOf(rsvpId, "checked-in")).toBe(1);
    }
    expect(await findViolations(database.db, AT_DOOR)).toEqual([]);
  });

  test("two doors that scan members of one group at once let each member in once, in 10 races", async () => {
    const second = database.openSecond(5);
    for (let round = 0; round < 10; round++) {
      const { doors, rsvpId } = await scene(3);
      const answers = await Promise.all([
        doors[0].scan({ rsvpId, members: [0, 1] }),
        doors[1].scan({ rsvpId, members: [1, 2], db: second }),
        doors[0].scan({ rsvpId, members: [3] }),
        doors[1].scan({ rsvpId, members: [3], db: second }),
      ]);
      expect(outcomesOf(answers)).toEqual(["already", "arrived", "arrived", "arrived"]);
      expect(await membersOf(rsvpId)).toEqual([0, 1, 2, 3]);
    }
    expect(await findViolations(database.db, AT_DOOR)).toEqual([]);
  });

  test("the same scan that is sent twice at the same moment is recorded once, in 10 races", async () => {
    const second = database.openSecond(5);
    for (let round = 0; round < 10; round++) {
      const { event, doors, rsvpId } = await scene();
      const nonce = newId();
      const answers = await Promise.all([
        doors[0].scan({ rsvpId, nonce }),
        doors[0].scan({ rsvpId, nonce, db: second }),
      ]);
      expect(outcomesOf(answers)).toEqual(["arrived", "arrived"]);
      expect(answers.filter(({ replayed }) => replayed)).toHaveLength(1);
      expect(await database.db.checkInScan.count({ where: { eventId: event.id } })).toBe(1);
    }
  });

  test("an undo against the replay of its scan ends without the arrival, in 10 races", async () => {
    const second = database.openSecond(5);
    for (let round = 0; round < 10; round++) {
      const { doors, rsvpId } = await scene();
      const nonce = newId();
      await doors[0].scan({ rsvpId, nonce });
      await Promise.all([
        doors[0].undo({ rsvpId }),
        doors[0].scan({ rsvpId, nonce, db: second }),
        doors[1].scan({ rsvpId, nonce }),
      ]);
      expect(await membersOf(rsvpId)).toEqual([]);
    }
    expect(await findViolations(database.db, AT_DOOR)).toEqual([]);
  });
});

describe("a queue from offline", () => {
  async function queue() {
    const { event, doors, rsvpId } = await scene(2);
    const other = await createGuest(database.db, event.poolId);
    const scans = [
      { kind: "arrive" as const, rsvpId, members: [0], nonce: newId() },
      { kind: "arrive" as const, rsvpId: other.rsvpId, nonce: newId() },
      { kind: "undo" as const, rsvpId, members: [0], nonce: newId() },
      { kind: "arrive" as const, rsvpId, members: [1, 2], nonce: newId() },
    ];
    const send = (db = database.db) => scanBatch(db, doors[0].at(), { eventId: event.id, scans });
    return { event, rsvpId, other, send, scans };
  }
  const wanted = ["arrived", "arrived", "undone", "arrived"];

  test("a queue that is played back twice counts no one twice and loses no one", async () => {
    const { rsvpId, other, send, event } = await queue();
    for (let time = 0; time < 2; time++) {
      expect((await send()).results.map(({ outcome }) => outcome)).toEqual(wanted);
    }
    expect([await membersOf(rsvpId), await membersOf(other.rsvpId)]).toEqual([[1, 2], [0]]);
    expect(await database.db.checkInScan.count({ where: { eventId: event.id } })).toBe(4);
  });

  test("a queue that is played back twice at the same time has the same result, in 5 races", async () => {
    const second = database.openSecond(5);
    for (let round = 0; round < 5; round++) {
      const { rsvpId, other, send, event } = await queue();
      const sent = await Promise.all([send(), send(second)]);
      for (const { results } of sent) expect(results.map(({ outcome }) => outcome)).toEqual(wanted);
      expect([await membersOf(rsvpId), await membersOf(other.rsvpId)]).toEqual([[1, 2], [0]]);
      expect(await database.db.checkInScan.count({ where: { eventId: event.id } })).toBe(4);
    }
    expect(await findViolations(database.db, AT_DOOR)).toEqual([]);
  });
});

test("positive control: without the locks, one guest arrives more than once, and the inspection finds it", async () => {
  const { doors, rsvpId } = await scene();
  const unlocked = withoutLocks(database.openSecond(5), 5);
  const answers = await Promise.all(Array.from({ length: 5 }, () => doors[0].scan({ rsvpId, db: unlocked })));
  expect(answers.filter(({ outcome }) => outcome === "arrived").length).toBeGreaterThan(1);
  const found = await findViolations(database.db, AT_DOOR);
  expect(found.map(({ detail }) => detail)).toContain(rsvpId);
});
