import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { holding } from "../../../tests/faults/holding";
import { withoutLocks } from "../../../tests/faults/without-locks";
import { untilOneWaits } from "../../../tests/locks";
import { createOrganization, createRfp, type TestOrganization } from "../../../tests/venue-factories";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { duplicateRfp } from "./copies.commands";
import { createRfp as createDraft, deleteDraft } from "./drafts.commands";
import { DRAFTS_MAX } from "./schema";

const database = testDatabase();
let organization: TestOrganization;

beforeEach(async () => {
  organization = await createOrganization(database.db);
});

const drafts = () => database.db.rfp.count({ where: { organizationId: organization.id, status: "draft" } });
const author = () => ({ organizationId: organization.id, viewerId: organization.ownerId, now: null });
const create = () => createDraft(database.db, { ...author(), fields: { title: "Draft" } });
const duplicate = (rfpId: string, db = database.db) => duplicateRfp(db, { ...author(), rfpId });

/** @returns the id of one of them */
async function createDrafts(length: number): Promise<string> {
  const { id: organizationId, ownerId: createdById } = organization;
  const blank = { organizationId, createdById, title: "Draft", eventType: "" };
  await database.db.rfp.createMany({ data: Array.from({ length }, () => blank) });
  return (await database.db.rfp.findFirstOrThrow({ where: { organizationId } })).id;
}

test("an organization keeps a hundred drafts, and makes another once one is deleted or sent", async () => {
  const rfpId = await createDrafts(DRAFTS_MAX);
  const refusal = { reason: "rfp.too-many-drafts", details: { draftsMax: 100, retryAfterSeconds: 3600 } };
  await expect(create()).rejects.toMatchObject(refusal);
  await expect(duplicate(rfpId)).rejects.toMatchObject(refusal);
  await deleteDraft(database.db, { organizationId: organization.id, rfpId, now: null });
  await expect(create()).resolves.toMatchObject({ status: "draft" });
  const sent = await createRfp(database.db, { organizationId: organization.id });
  await expect(duplicate(sent.id)).rejects.toMatchObject(refusal);
});

/** Six members duplicate at once while there is room for two. @returns the drafts that there are then */
async function duplicateTogether(db: Db): Promise<number> {
  const rfpId = await createDrafts(DRAFTS_MAX - 2);
  const tries = Array.from({ length: 6 }, () => duplicate(rfpId, db));
  await Promise.allSettled(tries);
  return drafts();
}

test("duplicates made at once do not pass the limit of drafts", async () => {
  expect(await duplicateTogether(database.openSecond(6))).toBe(DRAFTS_MAX);
});

test("positive control: without the organization's lock they do", async () => {
  expect(await duplicateTogether(withoutLocks(database.openSecond(6), 6))).toBe(DRAFTS_MAX + 4);
});

test("a duplicate waits for whatever decides about its organization, and is not found once that has deleted it", async () => {
  const { id: organizationId } = organization;
  const rfpId = await createDrafts(1);
  const lock = await holding(
    database.openSecond(2),
    Prisma.sql`with gone as (delete from "Rfp" where "organizationId" = ${organizationId}::uuid returning 1)
      select count(*)::int, (select 1 from "Organization" where id = ${organizationId}::uuid for no key update) from gone`,
  );
  const copied = duplicate(rfpId).catch(({ reason }) => reason);
  await untilOneWaits(database.db);
  const [waiting] = await database.db.$queryRaw<{ query: string }[]>`
    select query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  expect(waiting?.query).toContain("Organization");
  await lock.release();
  expect(await copied).toBe("rfp.not-found");
});
