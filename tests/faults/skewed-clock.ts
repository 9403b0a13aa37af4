import { mintSignInCookie } from "../../server/auth";
import { type Db, openDatabase } from "../../server/db/client";
import { provideEnv } from "../../server/env";
import type { PoolTerms } from "../../server/seats/facts";
import { createEvent, createUsers, joinRequest, type TestEvent, withdrawRequest } from "../factories";
import { type ChildServer, startChildServer } from "./child-server";
import type { Fault } from "./fault";

const MINUTE_MS = 60_000;
const SKEW_MS = 10 * MINUTE_MS;
/** The length of offers, and the time left until a deadline: well within the skew. */
const SOON_MS = SKEW_MS / 2;

type Clocks = { db: Db; fast: ChildServer; slow: ChildServer };

/** One server's clock is ten minutes ahead, the other's ten minutes behind. */
export const skewedClock: Fault = {
  name: "skewed-clock",
  async open({ url }) {
    const db = openDatabase(url, 5);
    // Before the servers start, because they inherit it.
    provideEnv({ NEXTAUTH_SECRET: "a secret for faults only" });
    const [fast, slow] = await Promise.all([startChildServer(url, SKEW_MS), startChildServer(url, -SKEW_MS)]);
    const clocks = { db, fast, slow };
    return {
      db,
      async strike(crowd, random) {
        await crowd.rush({ server: async () => (random() < 0.5 ? fast : slow) });
        const wrong = [
          ...(await stampsOf(db, crowd.event)),
          ...(await deadlines(clocks)),
          ...(await openOffer(clocks)),
          ...(await endedOffer(clocks)),
          ...(await rateLimit(clocks)),
        ];
        return { times: await countWrongClocks(clocks), server: fast, wrong };
      },
      async close() {
        await Promise.all([fast.stop(), slow.stop()]);
        await db.$disconnect();
      },
    };
  },
};

async function countWrongClocks({ fast, slow }: Clocks): Promise<number> {
  const read = async (server: ChildServer) => Number(await server.order({ kind: "clock" }));
  const clocks = await Promise.all([read(fast), read(slow)]);
  return clocks.filter((clock) => Math.abs(clock - Date.now()) > SOON_MS).length;
}

/**
 * Checks that the ledger has the times of the database's clock.
 * @returns a sentence per violation
 */
async function stampsOf(db: Db, { poolId }: TestEvent): Promise<string[]> {
  const [off] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from "RsvpLedger" where "poolId" = ${poolId}::uuid
      and abs(extract(epoch from at - clock_timestamp())) * 1000 > ${SOON_MS}`;
  return off?.count === 0 ? [] : [`${off?.count} ledger lines have the time of a wrong clock`];
}

async function deadlines({ db, fast, slow }: Clocks): Promise<string[]> {
  const cases = [
    { server: fast, terms: { closesAt: inMs(SOON_MS) }, expected: "confirmed" },
    { server: slow, terms: { closesAt: inMs(-SOON_MS) }, expected: "rsvp.closed" },
    { server: fast, terms: { opensAt: inMs(SOON_MS) }, expected: "rsvp.not-open-yet" },
    { server: slow, terms: { opensAt: inMs(-SOON_MS) }, expected: "confirmed" },
  ];
  const wrong: string[] = [];
  for (const { server, terms, expected } of cases) {
    const event = await coming(db, terms);
    const [userId = ""] = await createUsers(db, 1);
    const answer = await server.ask(event.poolId, joinRequest(userId));
    const said = answer.ok ? answer.status : answer.reason;
    if (said !== expected)
      wrong.push(`with ${JSON.stringify(terms)} the answer was ${said}, not ${expected}`);
  }
  return wrong;
}

/** An offer of five minutes is not ended by a server that is ten minutes ahead. */
async function openOffer({ db, fast, slow }: Clocks): Promise<string[]> {
  const { event, holder } = await offering(db, fast);
  const statusNow = async () => (await db.rsvp.findUniqueOrThrow({ where: { id: holder.rsvpId } })).status;
  const { offerExpiresAt } = await db.rsvp.findUniqueOrThrow({ where: { id: holder.rsvpId } });
  const wrong: string[] = [];
  const off = Math.abs((offerExpiresAt?.getTime() ?? 0) - Date.now() - SOON_MS);
  if (off > MINUTE_MS) wrong.push(`an offer of five minutes ends at ${offerExpiresAt?.toISOString()}`);

  await db.jobRun.deleteMany();
  await fast.order({ kind: "tick", job: "sweep-waitlists" });
  if ((await statusNow()) !== "offered")
    wrong.push("the sweep of a server that is ahead ended an open offer");
  const cookie = await mintSignInCookie(db, event.hostId);
  const { version } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  const input = { eventId: event.id, expectedVersion: version, title: "Another title" };
  await fast.order({ kind: "call", procedure: "events.edit", cookie, input });
  if ((await statusNow()) !== "offered")
    wrong.push("a host's edit on a server that is ahead ended an open offer");
  const accepted = await slow.ask(event.poolId, {
    kind: "accept",
    actorId: holder.userId,
    rsvpId: holder.rsvpId,
  });
  if (!accepted.ok || accepted.status !== "confirmed")
    wrong.push(`an open offer was not accepted: ${JSON.stringify(accepted)}`);
  return wrong;
}

/** An expired offer cannot be accepted on a server that is ten minutes behind; the next person has it. */
async function endedOffer({ db, slow }: Clocks): Promise<string[]> {
  const { event, holder, next } = await offering(db, slow);
  await db.$executeRaw`
    update "Rsvp" set "offerExpiresAt" = clock_timestamp() - interval '1 minute' where id = ${holder.rsvpId}::uuid`;
  const request = { kind: "accept" as const, actorId: holder.userId, rsvpId: holder.rsvpId };
  const answer = await slow.ask(event.poolId, request);
  const wrong: string[] = [];
  if (answer.ok || answer.reason !== "offer.expired")
    wrong.push(`an offer that had ended was answered ${JSON.stringify(answer)}`);
  const { status } = await db.rsvp.findUniqueOrThrow({ where: { id: next.rsvpId } });
  if (status !== "offered") wrong.push(`the next person in the queue is ${status}`);
  return wrong;
}

/** Five changes a minute, on any server and whatever its clock says. */
async function rateLimit({ db, fast, slow }: Clocks): Promise<string[]> {
  const event = await coming(db, {});
  const [userId = ""] = await createUsers(db, 1);
  const cookie = await mintSignInCookie(db, userId);
  const answers: string[] = [];
  for (const server of [slow, fast, slow, fast, slow, fast, slow]) {
    const call = { procedure: "rsvps.rsvp", cookie, input: { eventId: event.id } } as const;
    const said = await server.order({ kind: "call", ...call }).then(
      () => "let through",
      (error: Error) => error.message,
    );
    answers.push(said);
  }
  const expected = [...Array(5).fill("let through"), "rsvp.too-many", "rsvp.too-many"];
  return answers.join() === expected.join() ? [] : [`seven changes in a row were answered ${answers.join()}`];
}

type Holder = { userId: string; rsvpId: string };

/** An event of one seat that was just offered to one person, while another waits. */
async function offering(
  db: Db,
  server: ChildServer,
): Promise<{ event: TestEvent; holder: Holder; next: Holder }> {
  const terms = { capacity: 1, waitlistMode: "offer" as const, offerMinutes: SOON_MS / MINUTE_MS };
  const event = await coming(db, terms);
  const userIds = await createUsers(db, 3);
  const people: Holder[] = [];
  for (const userId of userIds) {
    const answer = await server.ask(event.poolId, joinRequest(userId));
    people.push({ userId, rsvpId: answer.ok ? answer.rsvpId : "" });
  }
  const [seated, holder, next] = people as [Holder, Holder, Holder];
  await server.ask(event.poolId, withdrawRequest(seated.userId));
  return { event, holder, next };
}

function coming(db: Db, terms: Partial<PoolTerms>): Promise<TestEvent> {
  const day = 24 * 60 * MINUTE_MS;
  return createEvent(db, { startsAt: inMs(day), endsAt: inMs(2 * day), ...terms });
}

function inMs(ms: number): Date {
  return new Date(Date.now() + ms);
}
