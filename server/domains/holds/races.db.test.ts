import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { hours, NOW } from "../../../tests/factories";
import { stalledWithoutLocks } from "../../../tests/faults/without-locks";
import { untilOneWaits } from "../../../tests/locks";
import {
  askVenue,
  createEntry,
  createOrganization,
  createRfp,
  createVenue,
  type TestEntry,
  type TestVenue,
} from "../../../tests/venue-factories";
import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import type { DomainError } from "../../errors";
import { inferAll } from "../availability/inference.commands";
import { resolveBreaker, setAvailability, showInferred } from "./availability.commands";
import { cancelEntry, joinQueue } from "./commands";
import { convertHold } from "./conversion.commands";
import { decideVenueQueue } from "./queue.commands";

const database = testDatabase();

let venue: TestVenue;
let entries: TestEntry[];
beforeEach(async () => {
  venue = await createVenue(database.db);
  entries = [];
  for (let n = 0; n < 3; n++) {
    entries.push(
      await createEntry(database.db, { venueId: venue.id, createdAt: NOW, expiresAt: hours(9_000) }),
    );
  }
});

const entry = (n: number) => entries[n] as TestEntry;
const accept = (now: Date | null = NOW) =>
  setAvailability(database.db, { venueId: venue.id, status: "accepting_events", now });
const statuses = async () => {
  const rows = await database.db.venueWaitlistEntry.findMany({
    where: { venueId: venue.id },
    orderBy: { number: "asc" },
  });
  return rows.map(({ status }) => status);
};

async function convert(n: number, now: Date | null = hours(1), db: Db = database.db) {
  const { organizationId, id: entryId, sourceRfpId } = entry(n);
  const { createdById } = await database.db.rfp.findUniqueOrThrow({ where: { id: sourceRfpId } });
  return convertHold(db, { organizationId, entryId, actorId: createdById, now });
}
const cancel = (n: number, now: Date | null = hours(1), db: Db = database.db) =>
  cancelEntry(db, {
    organizationId: entry(n).organizationId,
    entryId: entry(n).id,
    reason: "other",
    now,
  });

/** The reasons of what was refused, null for what was carried out. */
async function reasonsOf(calls: Promise<unknown>[]): Promise<(string | null)[]> {
  return (await Promise.allSettled(calls)).map((call) =>
    call.status === "fulfilled" ? null : (call.reason as DomainError).reason,
  );
}

const drafts = (n: number) =>
  database.db.rfp.count({ where: { organizationId: entry(n).organizationId, status: "draft" } });

describe("converting a hold", () => {
  test("a converted hold is a draft with the same content that asks this venue only", async () => {
    await accept();
    const { waitlistEntry, newRfp } = await convert(0);
    expect(waitlistEntry).toMatchObject({
      status: "converted",
      position: null,
      convertedRfpId: newRfp.id,
      endReason: null,
    });
    expect(newRfp).toMatchObject({
      status: "draft",
      title: "Spring summit",
      attendanceMin: 80,
      attendanceMax: 120,
      spaceRequirements: ["theatre"],
      venues: [{ venueId: venue.id, status: "picked" }],
    });
    expect(await statuses()).toEqual(["converted", "waiting", "waiting"]);
    await expect(convert(0)).rejects.toMatchObject({ reason: "waitlist.not-offered", code: "conflict" });
    expect(await drafts(0)).toBe(1);
  });

  test("a hold that has expired is refused, and the next entry has it then", async () => {
    await accept();
    await expect(convert(0, hours(48))).rejects.toMatchObject({
      reason: "waitlist.hold-expired",
      code: "expired",
    });
    expect(await statuses()).toEqual(["expired", "offered", "waiting"]);
    await expect(convert(2, hours(49))).rejects.toMatchObject({ reason: "waitlist.not-offered" });
  });

  test("with five requests out a hold is refused and stays, and nothing is half done", async () => {
    await accept();
    for (let n = 0; n < 4; n++) await createRfp(database.db, { organizationId: entry(0).organizationId });
    await expect(convert(0)).rejects.toMatchObject({ reason: "rfp.too-many-active", code: "rate-limited" });
    expect(await statuses()).toEqual(["offered", "waiting", "waiting"]);
    expect(await drafts(0)).toBe(0);
  });

  test("two members who convert one hold at the same moment get one draft", async () => {
    await accept();
    const reasons = await reasonsOf([convert(0), convert(0), convert(0)]);
    expect(reasons.toSorted()).toEqual([null, "waitlist.not-offered", "waitlist.not-offered"].toSorted());
    expect(await drafts(0)).toBe(1);
  });
});

const inferredBetter = {
  data: { inferredStatus: "accepting_events", availabilityStatus: "fully_booked" } as const,
  shown: async () => {
    const row = await database.db.venue.findUniqueOrThrow({ where: { id: venue.id } });
    return [row.manualStatus, row.availabilityStatus];
  },
};
const show = (db: Db = database.db) => showInferred(db, { venueId: venue.id, now: null });
const setByHand = () => setAvailability(database.db, { venueId: venue.id, status: "seasonal", now: null });
const expire = () =>
  inTransaction(database.db, (tx) =>
    decideVenueQueue(tx, { venueId: venue.id, now: hours(48), request: { kind: "sweep" } }),
  );

/** One organization that may join with either of two requests. */
async function twoJoins() {
  const organization = await createOrganization(database.db);
  const answer = { status: "responded" as const, availability: "unavailable" as const, respondedAt: NOW };
  const sources = await Promise.all(
    [0, 1].map(async () => {
      const { id: rfpId } = await createRfp(database.db, { organizationId: organization.id });
      return askVenue(database.db, { rfpId, venueId: venue.id, ...answer });
    }),
  );
  return sources.map(
    (sourceRfpVenueId) =>
      (db: Db = database.db) =>
        joinQueue(db, { organizationId: organization.id, sourceRfpVenueId, now: null }),
  );
}

/** Without locks: `late` has read the queue when `first` begins, and decides once it has committed. */
async function overtaken(late: (db: Db) => Promise<unknown>, first: () => Promise<unknown>) {
  const { db, hasRead, goOn } = stalledWithoutLocks(database.openSecond(2), /wanted using/);
  const running = reasonsOf([late(db)]);
  await hasRead;
  await first();
  goOn();
  return (await running)[0];
}

describe("positive control: without the locks", () => {
  test("a hold that two members convert makes two drafts", async () => {
    await accept();
    expect(
      await overtaken(
        (db) => convert(0, hours(1), db),
        () => convert(0),
      ),
    ).toBeNull();
    expect(await drafts(0)).toBe(2);
  });

  test("a hold that expires while it is converted makes a draft, and the next has a hold, too", async () => {
    await accept();
    expect(await overtaken((db) => convert(0, hours(47), db), expire)).toBeNull();
    expect([await drafts(0), await statuses()]).toEqual([1, ["converted", "offered", "waiting"]]);
  });

  test("a hold that is cancelled goes to an entry that was cancelled meanwhile", async () => {
    await accept();
    expect(
      await overtaken(
        (db) => cancel(0, hours(1), db),
        () => cancel(1),
      ),
    ).toBeNull();
    expect(await statuses()).not.toEqual(["cancelled", "cancelled", "offered"]);
  });

  test("a setting by hand is overwritten by the job that shows what was inferred", async () => {
    const { data, shown } = inferredBetter;
    await database.db.venue.update({ where: { id: venue.id }, data });
    expect(await overtaken(show, setByHand)).toBeNull();
    expect(await shown()).toEqual(["seasonal", "accepting_events"]);
  });

  test("the second entry of an organization is refused by the database alone, with no reason for people", async () => {
    const [first, second] = await twoJoins();
    if (!first || !second) throw new Error("there are two");
    expect(await overtaken(second, first)).not.toBe("waitlist.already-waiting");
    expect(await database.db.venueWaitlistEntry.count({ where: { venueId: venue.id } })).toBe(4);
  });
});

/** Holds the venue's lock while the calls line up behind it, and then lets them go in some order. */
async function behindTheLock(calls: () => Promise<unknown>[]): Promise<(string | null)[]> {
  let running: Promise<(string | null)[]> = Promise.resolve([]);
  await inTransaction(database.openSecond(1), async (tx) => {
    await tx.$queryRaw`select 1 from "Venue" where id = ${venue.id}::uuid for update`;
    running = reasonsOf(calls());
    await untilOneWaits(database.db);
  });
  return running;
}

describe("what happens to one queue at the same moment", () => {
  test("expiry against conversion: one of the two wins, and there is one live hold or one draft", async () => {
    await accept();
    const [, converted] = await behindTheLock(() => [expire(), convert(0, hours(47))]);
    const after = await statuses();
    if (converted === null) expect(after).toEqual(["converted", "waiting", "waiting"]);
    else expect([converted, after]).toEqual(["waitlist.hold-expired", ["expired", "offered", "waiting"]]);
  });

  test("cancelling a hold against cancelling the next entry offers the hold to an entry that still waits", async () => {
    await accept();
    expect(await behindTheLock(() => [cancel(0), cancel(1)])).toEqual([null, null]);
    expect(await statuses()).toEqual(["cancelled", "cancelled", "offered"]);
  });

  test("a setting by hand against inference: the setting stays shown, and the queue is served for it alone", async () => {
    const infer = () => inferAll(database.db, NOW);
    const byHand = () => setAvailability(database.db, { venueId: venue.id, status: "seasonal", now: null });
    expect(await behindTheLock(() => [infer(), byHand()])).toEqual([null, null]);
    const row = await database.db.venue.findUniqueOrThrow({ where: { id: venue.id } });
    expect(row).toMatchObject({
      manualStatus: "seasonal",
      availabilityStatus: "seasonal",
      inferredStatus: "not_set",
    });
    expect(await statuses()).toEqual(["waiting", "waiting", "waiting"]);
  });

  test("a setting by hand against the job that shows what was inferred: the setting stays shown", async () => {
    const { data, shown } = inferredBetter;
    await database.db.venue.update({ where: { id: venue.id }, data });
    expect(await behindTheLock(() => [show(), setByHand()])).toEqual([null, null]);
    expect(await shown()).toEqual(["seasonal", "seasonal"]);
  });

  test("two entries of one organization for one venue: one is made", async () => {
    const joins = await twoJoins();
    const reasons = await behindTheLock(() => joins.map((join) => join()));
    expect(reasons.toSorted()).toEqual([null, "waitlist.already-waiting"].toSorted());
    expect(await database.db.venueWaitlistEntry.count({ where: { venueId: venue.id } })).toBe(4);
  });

  test("a breaker that two resolve is resolved once, and one hold is offered", async () => {
    const fourth = await createEntry(database.db, {
      venueId: venue.id,
      createdAt: NOW,
      expiresAt: hours(9_000),
    });
    await accept();
    for (const hour of [48, 96, 144]) {
      await inTransaction(database.db, (tx) =>
        decideVenueQueue(tx, { venueId: venue.id, now: hours(hour), request: { kind: "sweep" } }),
      );
    }
    const resolve = () => resolveBreaker(database.db, { venueId: venue.id, now: hours(150) });
    const reasons = await behindTheLock(() => [resolve(), resolve()]);
    expect(reasons.toSorted()).toEqual([null, "waitlist.no-breaker"].toSorted());
    expect((await statuses()).filter((status) => status === "offered")).toHaveLength(1);
    const facts = { aggregateId: venue.id, type: "venueHold.offered" };
    const last = await database.db.outboxEvent.findFirst({ where: facts, orderBy: { seq: "desc" } });
    expect(last?.payload).toMatchObject({ entryId: fourth.id });
  });

  test("without the lock the database itself refuses a second live hold and a second active entry", async () => {
    const offered = { status: "offered" as const, holdOfferedAt: NOW, holdExpiresAt: hours(48) };
    await database.db.venueWaitlistEntry.update({ where: { id: entry(0).id }, data: offered });
    await expect(
      database.db.venueWaitlistEntry.update({ where: { id: entry(1).id }, data: offered }),
    ).rejects.toThrow(/[Uu]nique/);
    const { organizationId, sourceRfpId, sourceRfpVenueId } = entry(2);
    await expect(
      createEntry(database.db, { venueId: venue.id, organizationId, sourceRfpId, sourceRfpVenueId }),
    ).rejects.toThrow(/[Uu]nique/);
  });
});
