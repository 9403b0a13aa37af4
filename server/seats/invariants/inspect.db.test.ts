import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import {
  createEvent,
  createUsers,
  hours,
  joinRequest,
  NOW,
  newId,
  withdrawRequest,
} from "../../../tests/factories";
import { findViolationsOf } from "../../../tests/invariants";
import { inTransaction } from "../../db/transaction";
import { applySeatRequests } from "../apply";
import type { PoolTerms } from "../facts";
import type { SeatRequest } from "../request";
import { inspectPools } from "./inspect";

const database = testDatabase();

/** Drops the constraints by which the database itself refuses these faults, so that the inspection can find them. */
beforeAll(async () => {
  await database.db.$executeRawUnsafe(`
    do $$ declare rule record; begin
      for rule in select conname, conrelid::regclass::text as owner from pg_constraint
        where contype in ('c', 'f') and conrelid in ('"Rsvp"'::regclass, '"SeatPool"'::regclass, '"ClaimLink"'::regclass)
      loop execute format('alter table %s drop constraint %I', rule.owner, rule.conname); end loop;
    end $$`);
  await database.db.$executeRawUnsafe(`drop index "Rsvp_poolId_userId_key", "Rsvp_waitlist_order"`);
  await database.db.$executeRawUnsafe(`alter table "RsvpLedger" disable trigger all`);
});

type Scene = { poolId: string; userIds: string[]; seated: string; pair: string; single: string };

async function play(poolId: string, requests: SeatRequest[]): Promise<void> {
  await inTransaction(database.db, (tx) => applySeatRequests(tx, poolId, requests, NOW));
}

/** Two seats, both taken; in the queue a party of two and behind it a single person. */
async function fullHouse(terms: Partial<PoolTerms> = {}): Promise<Scene> {
  const { db } = database;
  const { poolId } = await createEvent(db, { capacity: 2, ...terms });
  const userIds = await createUsers(db, 4);
  const [first = "", second = "", third = "", fourth = ""] = userIds;
  const parties = [joinRequest(first), joinRequest(second), joinRequest(third, 1), joinRequest(fourth)];
  await play(poolId, parties);
  const rows = await db.rsvp.findMany({ where: { poolId } });
  const idOf = (userId: string) => rows.find((row) => row.userId === userId)?.id ?? "";
  return { poolId, userIds, seated: idOf(first), pair: idOf(third), single: idOf(fourth) };
}

const found = async (poolId: string, now = NOW) =>
  (await findViolationsOf(database.db, poolId, now)).map(({ invariant }) => invariant);

const sql = (text: string) => database.db.$executeRawUnsafe(text);
const pool = (change: string) => (scene: Scene) =>
  sql(`update "SeatPool" set ${change} where id = '${scene.poolId}'`);
const row = (who: "seated" | "pair" | "single", change: string) => (scene: Scene) =>
  sql(`update "Rsvp" set ${change} where id = '${scene[who]}'`);

function openClaim({ poolId, userIds }: Scene) {
  const link = {
    id: crypto.randomUUID(),
    leaderId: userIds[0] ?? "",
    label: null,
    token: crypto.randomUUID(),
  };
  const terms: SeatRequest = { kind: "terms", actorId: null, terms: { capacity: 9 } };
  const open: SeatRequest = {
    kind: "open-claim",
    actorId: null,
    link: { ...link, seats: 2, expiresAt: hours(2) },
  };
  return play(poolId, [terms, open]);
}

const FAULTS: [string, (scene: Scene) => Promise<unknown>][] = [
  ["I1 seats taken are within capacity", pool("capacity = 1")],
  ["I2 counters equal rows", pool('"waitlistLength" = 7')],
  ["I2 counters equal rows", pool('"offeredSeats" = 1')],
  ["I2 the next queue number is above all given ones", pool('"nextQueueNumber" = 2')],
  ["I2 exactly the waitlisted RSVPs have a queue number", row("seated", '"queueNumber" = 9')],
  ["I2 exactly the waitlisted RSVPs have a queue number", row("single", '"queueNumber" = null')],
  ["I2 no two waitlisted RSVPs share a place", row("single", '"queueNumber" = 1')],
  [
    "I3 one RSVP per person and pool",
    ({ seated }) =>
      sql(`insert into "Rsvp" (id, "poolId", "userId", status, seats, "rsvpAt", "statusAt")
        select gen_random_uuid(), "poolId", "userId", 'cancelled', 1, now(), now() from "Rsvp" where id = '${seated}'`),
  ],
  ["I3 seats equal the party, and the person has an account", row("seated", "guests = 1")],
  ["I3 seats equal the party, and the person has an account", row("seated", '"userId" = gen_random_uuid()')],
  [
    "I6 an offer has an end, and only offered or cancelled RSVPs have one",
    row("seated", "status = 'offered'"),
  ],
  [
    "I6 an offer has an end, and only offered or cancelled RSVPs have one",
    row("seated", '"offerExpiresAt" = now()'),
  ],
  ["I6 a banned person holds nothing", row("seated", '"barredAt" = now()')],
  [
    "I6 a claim link holds no more than its seats, and none once closed",
    async (scene) => {
      await openClaim(scene);
      await sql(`update "ClaimLink" set "closedAt" = now() where "poolId" = '${scene.poolId}'`);
    },
  ],
  [
    "I2 the ledger adds up to the counters",
    async (scene) => {
      await openClaim(scene);
      await sql(`delete from "RsvpLedger" where "poolId" = '${scene.poolId}' and action = 'claim-opened'`);
    },
  ],
  [
    "I2 the last ledger line has the status of the RSVP",
    ({ seated }) => sql(`delete from "RsvpLedger" where "rsvpId" = '${seated}'`),
  ],
  ["I2 the last ledger line has the status of the RSVP", row("seated", "status = 'declined'")],
  [
    "I2 a ledger line begins where the one before it ended",
    ({ seated }) => sql(`update "RsvpLedger" set "fromStatus" = 'declined' where "rsvpId" = '${seated}'`),
  ],
  ["I4 no seat is empty that a waitlisted party may have", pool("capacity = 3")],
  ["I4 no seat is empty that a waitlisted party may have", pool("capacity = null")],
  [
    "I5 no waitlisted RSVP is overtaken without a ledger line",
    async ({ poolId, userIds: [first = ""] }) => {
      await play(poolId, [withdrawRequest(first)]);
      expect(await found(poolId)).toEqual([]);
      await sql(`delete from "RsvpLedger" where "poolId" = '${poolId}' and action = 'passed-over'`);
    },
  ],
];

describe("the inspection", () => {
  test.each(FAULTS)("the inspection finds a breach of %s", async (invariant, fault) => {
    const scene = await fullHouse();
    expect(await found(scene.poolId)).toEqual([]);
    await fault(scene);
    expect(await found(scene.poolId)).toContain(invariant);
  });

  test("the inspection finds a breach of I10 each change of status is in the outbox", async () => {
    const { db } = database;
    const { poolId, pair } = await fullHouse();
    const untold = async () =>
      (await inspectPools(db, { now: NOW })).violations.filter((v) => v.poolId === poolId);
    expect(await untold()).toEqual([]);
    await db.outboxEvent.deleteMany({ where: { aggregateId: pair } });
    const [first, ...others] = await untold();
    expect(first?.invariant).toBe("I10 each change of status is in the outbox");
    expect(others).toEqual([]);
  });

  test("the inspection finds a breach of I13 at most 5 changes a minute per person, in any sixty seconds", async () => {
    const { db } = database;
    const limit = (key: string, ...seconds: number[]) => {
      const hits = seconds.map((second) => new Date(NOW.getTime() + second * 1_000));
      return db.rateLimit.create({ data: { key, hits, accepted: 1, updatedAt: NOW } });
    };
    const crossing = async () =>
      (await inspectPools(db, { now: NOW })).violations.filter(({ invariant }) =>
        invariant.startsWith("I13"),
      );
    await limit("rsvp:steady", 0, 0, 10, 30, 59, 60, 60, 70, 90, 119);
    await limit("sign-in:often", 0, 1, 2, 3, 4, 5, 6);
    expect(await crossing()).toEqual([]);
    await limit("rsvp:hasty", 0, 20, 40, 50, 55, 59);
    expect((await crossing()).map(({ detail }) => detail)).toEqual(["rsvp:hasty: 6 within a minute"]);
  });
});

describe("the inspection without a breach", () => {
  test("a seat that the strict rule saves for the head of the queue is no breach", async () => {
    const { poolId } = await fullHouse({ partyRule: "strict" });
    await sql(`update "SeatPool" set capacity = 3 where id = '${poolId}'`);
    expect(await found(poolId)).toEqual([]);
  });

  test("a seat that is saved for a party which was passed over often enough is no breach", async () => {
    const { poolId } = await fullHouse({ passOversMax: 0 });
    await sql(`update "SeatPool" set capacity = 3 where id = '${poolId}'`);
    expect(await found(poolId)).toEqual([]);
  });

  test("a free seat after the cut-off, or where an offer could no longer be made, is no breach", async () => {
    const automatic = await fullHouse({ cutoffMinutes: 60 });
    const offering = await fullHouse({ waitlistMode: "offer", closesAt: hours(2) });
    await sql(`update "SeatPool" set capacity = 3 where id in ('${automatic.poolId}', '${offering.poolId}')`);
    expect(await found(automatic.poolId, hours(22))).toHaveLength(1);
    expect(await found(automatic.poolId, hours(23))).toEqual([]);
    expect(await found(offering.poolId, hours(1))).toHaveLength(1);
    expect(await found(offering.poolId, hours(2))).toEqual([]);
  });

  test("a free seat beside a waitlisted person whose account is banned is no breach", async () => {
    const { poolId, userIds } = await fullHouse();
    await database.db.user.update({ where: { id: userIds[3] ?? "" }, data: { bannedAt: NOW } });
    await sql(`update "SeatPool" set capacity = 3 where id = '${poolId}'`);
    expect(await found(poolId)).toEqual([]);
  });
});

test("the inspection pages through pools, stops when asked to, and resumes from there", async () => {
  const { db } = database;
  const day = { startsAt: hours(24), endsAt: hours(27), capacity: 1, state: "open" as const };
  const { id: eventId } = await createEvent(db, day);
  const pools450 = Array.from({ length: 450 }, () => ({ ...day, eventId, sessionId: newId() }));
  await db.seatPool.createMany({ data: pools450 });
  const pools = await db.seatPool.count();
  let pages = 0;
  const first = await inspectPools(db, { now: NOW, mayGoOn: () => pages++ < 1 });
  expect(first.pools).toBe(200);
  const rest = await inspectPools(db, { now: NOW, after: first.stoppedAfter });
  expect(rest).toMatchObject({ pools: pools - 200, stoppedAfter: null });
  expect(await inspectPools(db, { now: NOW, endsAfter: hours(27) })).toMatchObject({ pools: 0 });
});
