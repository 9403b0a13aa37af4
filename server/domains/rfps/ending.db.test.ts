import { expect, test } from "vitest";
import { counted } from "../../../tests/counted";
import { testDatabase } from "../../../tests/database";
import {
  askVenue,
  createEntry,
  createOrganization,
  createRfp,
  createVenue,
} from "../../../tests/venue-factories";
import { inTransaction } from "../../db/transaction";
import { closeAllRfps } from "./ending.commands";

const database = testDatabase();

test("closing all RFPs ends sent ones, discards drafts, and leaves what has ended and others' alone", async () => {
  const { db } = database;
  const { id: organizationId } = await createOrganization(db);
  const past = new Date(Date.now() - 300_000);
  const venue = await createVenue(db);
  const sent = await createRfp(db, { organizationId });
  const late = await createRfp(db, { organizationId, responseDeadline: past });
  for (const { id: rfpId } of [sent, late]) await askVenue(db, { rfpId, venueId: venue.id });
  await createRfp(db, { organizationId, status: "draft", sentAt: null });
  const awarded = await createRfp(db, { organizationId, status: "awarded", endedAt: past });
  const foreign = await createRfp(db);
  const closed = await inTransaction(db, (tx) =>
    closeAllRfps(tx, { organizationId, reason: "Gone", now: null }),
  );
  expect(closed).toBe(2);
  const left = await db.rfp.findMany({ where: { organizationId }, orderBy: { id: "asc" } });
  const byId = Object.fromEntries(left.map(({ id, status, closeReason }) => [id, [status, closeReason]]));
  expect(byId).toEqual({
    [sent.id]: ["closed", "Gone"],
    [late.id]: ["closed", "Gone"],
    [awarded.id]: ["awarded", null],
  });
  expect(await db.rfp.findUnique({ where: { id: foreign.id } })).toMatchObject({ status: "sent" });
  const told = await db.outboxEvent.findMany({ where: { aggregateId: late.id }, orderBy: { seq: "asc" } });
  expect(told.map(({ type }) => type)).toEqual(["rfp.venue-unanswered", "rfp.closed", "rfp.venue-closed"]);
  const again = inTransaction(db, (tx) => closeAllRfps(tx, { organizationId, reason: "Gone", now: null }));
  expect(await again).toBe(0);
});

test("discarding all drafts takes as many statements for a thousand as for one, and keeps the one made from a hold", async () => {
  const { db } = database;
  const venue = await createVenue(db);
  const discard = async (drafts: number) => {
    const { id: organizationId, ownerId: createdById } = await createOrganization(db);
    const blank = { organizationId, createdById, title: "Draft", eventType: "" };
    await db.rfp.createMany({ data: Array.from({ length: drafts }, () => blank) });
    const converted = await createRfp(db, { organizationId, status: "draft", sentAt: null });
    const ended = { status: "converted", convertedRfpId: converted.id, endedAt: new Date() } as const;
    await createEntry(db, { venueId: venue.id, organizationId, ...ended });
    const spied = counted(db);
    await inTransaction(spied.db, (tx) => closeAllRfps(tx, { organizationId, reason: "Gone", now: null }));
    expect(await db.rfp.count({ where: { organizationId, status: "draft" } })).toBe(0);
    expect(await db.rfp.findUnique({ where: { id: converted.id } })).toMatchObject({ status: "closed" });
    return spied.statements();
  };
  expect(await discard(1_000)).toBe(await discard(1));
});
