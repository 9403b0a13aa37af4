import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { createEvent, createUsers, joinRequest, type TestEvent } from "../../tests/factories";
import { untilOneWaits } from "../../tests/locks";
import { inTransaction } from "../db/transaction";
import { applySeatRequests } from "../seats/apply";
import { lockPool } from "../seats/lock";
import { createCallerFactory } from "../trpc/procedures";
import { eventsRouter } from "./events";

const database = testDatabase();
const inHours = (n: number) => new Date(Date.now() + n * 3_600_000);
const terms = { capacity: 1, startsAt: inHours(24), endsAt: inHours(27) };
let event: TestEvent;
let guestId: string;

beforeEach(async () => {
  event = await createEvent(database.db, terms);
  [guestId = ""] = await createUsers(database.db, 1);
});

/** Calls `ask` as the host, decides an RSVP while that call waits for the pool's lock, and returns the ledger. */
async function ledgerAfter(ask: (host: ReturnType<typeof callerOf>) => Promise<unknown>) {
  const host = callerOf(await viewerOf(database.db, event.hostId));
  let asking: Promise<unknown> | undefined;
  await inTransaction(database.openSecond(1), async (tx) => {
    await lockPool(tx, event.poolId);
    asking = ask(host);
    await untilOneWaits(database.db);
    await applySeatRequests(tx, event.poolId, [joinRequest(guestId)], null);
  });
  await asking;
  return database.db.rsvpLedger.findMany({
    where: { poolId: event.poolId },
    orderBy: { id: "asc" },
    select: { action: true, at: true },
  });
}

function callerOf(viewer: Awaited<ReturnType<typeof viewerOf>>) {
  return createCallerFactory(eventsRouter)({
    db: database.db,
    now: new Date(),
    viewer,
    requestId: "test",
    clientAddress: "127.0.0.1",
    credential: "cookie",
  });
}

test.each<[string, Parameters<typeof ledgerAfter>[0]]>([
  ["an edited capacity", (host) => host.edit({ eventId: event.id, capacity: 5 })],
  ["a cancellation", (host) => host.cancel({ eventId: event.id })],
])("the ledger dates %s after the RSVP that it waited for", async (_, ask) => {
  const ledger = await ledgerAfter(ask);
  expect(ledger.map(({ action }) => action)).toEqual(["confirmed", "terms-changed"]);
  const [joined, changed] = ledger.map(({ at }) => at.getTime());
  expect(changed).toBeGreaterThanOrEqual(joined ?? Number.POSITIVE_INFINITY);
});
