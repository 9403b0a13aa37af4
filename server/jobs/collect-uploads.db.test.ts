import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createEvent, createUpload, createUsers, hours, newId } from "../../tests/factories";
import { untilOneWaits } from "../../tests/locks";
import { inTransaction } from "../db/transaction";
import { claimUploads } from "../domains/uploads/claims.commands";
import { collectUploads, IS_REFERRED_TO, markIdle } from "../domains/uploads/collection.commands";
import { attachmentUrl } from "../domains/uploads/policy";
import { provideEnv } from "../env";
import { diskStorage } from "../storage/disk";
import type { Part } from "../storage/storage";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), "turnout-collect-"));
const storage = diskStorage(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let ownerId = "";
beforeEach(async () => {
  [ownerId = ""] = await createUsers(database.db, 1);
});

const collect = (now: Date) => collectUploads(database.db, { now, storageOf: () => storage, max: 100 });

async function created(status: "pending" | "stored" | "removed" = "stored") {
  const id = await createUpload(database.db, { ownerId, status });
  for (const part of ["arriving", "large"] as const)
    await storage.put(id, part, Buffer.from("x"), "image/webp");
  return id;
}

const has = (id: string) => existsSync(path.join(folder, id.slice(0, 2), id));
const statusOf = async (id: string) =>
  (await database.db.upload.findUnique({ where: { id } }))?.status ?? "gone";

const cover = (eventId: string, id: string | null) => ({
  where: { id: eventId },
  data: { coverUploadId: id, coverUrl: id && attachmentUrl(id) },
});

describe("the collection of uploads", () => {
  test("what was never finished loses its bytes soon and its row a day later", async () => {
    const id = await created("pending");
    await database.db.upload.update({ where: { id }, data: { hasArriving: true } });
    await collect(hours(1));
    expect([await statusOf(id), has(id)]).toEqual(["pending", true]);
    expect(await collect(hours(1.2))).toMatchObject({ expired: 1 });
    expect([await statusOf(id), has(id)]).toEqual(["refused", false]);
    expect(await collect(hours(1.2))).toMatchObject({ expired: 0 });
    await collect(hours(24));
    expect(await statusOf(id)).toBe("gone");
  });

  test("uploads whose bytes cannot be removed hold up no other, and are tried again", async () => {
    const ids = [await created(), await created(), await created()];
    const [, broken = ""] = ids;
    const failing = {
      ...storage,
      remove: async (key: string, parts: readonly Part[]) => {
        if (key === broken) throw new Error("the disk says no");
        await storage.remove(key, parts);
      },
    };
    const withFailing = (now: Date) =>
      collectUploads(database.db, { now, storageOf: () => failing, max: 100 });
    expect(await withFailing(hours(25))).toMatchObject({ removed: 2, forgotten: 2, failed: 1 });
    expect(ids.map(has)).toEqual([false, true, false]);
    expect(await withFailing(hours(50))).toMatchObject({ forgotten: 0, failed: 1 });
    expect(await collect(hours(51))).toMatchObject({ forgotten: 1, failed: 0 });
    expect(has(broken)).toBe(false);
  });

  test("what nothing has referred to for a day is removed, and what something refers to never", async () => {
    const { db } = database;
    const event = await createEvent(db, {});
    const [idle, referred] = [await created(), await created()];
    await db.event.update(cover(event.id, referred));
    await collect(hours(23.9));
    expect([await statusOf(idle), await statusOf(referred)]).toEqual(["stored", "stored"]);
    expect(await collect(hours(24))).toMatchObject({ removed: 1 });
    expect([has(idle), has(referred)]).toEqual([false, true]);
    await collect(hours(24 * 400));
    expect([await statusOf(referred), has(referred)]).toEqual(["stored", true]);
    // A day counts from when it lost its last reference.
    await db.event.update(cover(event.id, null));
    const { idleSince } = await db.upload.findUniqueOrThrow({ where: { id: referred } });
    const day = 24 * 3_600_000;
    await collect(new Date((idleSince?.getTime() ?? 0) + day - 1));
    expect(has(referred)).toBe(true);
    await collect(new Date((idleSince?.getTime() ?? 0) + day));
    expect(has(referred)).toBe(false);
  });

  test("a run that ended between the mark and the bytes is finished by the next", async () => {
    const id = await created("removed");
    expect(has(id)).toBe(true);
    await collect(hours(24));
    expect([await statusOf(id), has(id)]).toEqual(["gone", false]);
  });

  test("every table that refers to uploads keeps them from being removed", async () => {
    const { db } = database;
    const organization = await db.organization.create({ data: { name: "Org", slug: newId() } });
    const organizationId = organization.id;
    const venue = await db.venue.create({
      data: { organizationId, slug: newId(), name: "Mill", city: "Berlin", country: "DE", timeZone: "UTC" },
    });
    const rfp = await db.rfp.create({
      data: { organizationId, createdById: ownerId, title: "Gala", eventType: "gala" },
    });
    const [photo, file, avatar] = await Promise.all(
      (["venue_photo", "rfp_attachment", "avatar"] as const).map((purpose) =>
        createUpload(db, { ownerId, purpose }),
      ),
    );
    await db.venuePhoto.create({ data: { venueId: venue.id, uploadId: photo ?? "", position: 0 } });
    await db.rfpAttachment.create({ data: { rfpId: rfp.id, uploadId: file ?? "", position: 0 } });
    await db.user.update({
      where: { id: ownerId },
      data: { avatarUploadId: avatar ?? "", imageUrl: attachmentUrl(avatar ?? "") },
    });
    // Even if the mark were wrong.
    await db.upload.updateMany({ where: { ownerId }, data: { idleSince: hours(-100) } });
    expect(await collect(hours(24))).toMatchObject({ removed: 0 });
    const referring = await db.$queryRaw<{ table: string }[]>`
      select conrelid::regclass::text as table from pg_constraint
      where confrelid = '"Upload"'::regclass and contype = 'f'`;
    for (const { table } of referring) expect(IS_REFERRED_TO.sql).toContain(table);
  });
});

describe("a collection and a claim at the same moment", () => {
  const claim = (id: string, eventId: string, isLocking: boolean) =>
    inTransaction(database.db, async (tx) => {
      if (isLocking) await claimUploads(tx, { ids: [id], ownerId, purpose: "event_cover" });
      await tx.event.update(cover(eventId, id));
    });

  test("a claim that waits for the collector is refused, and no reference to removed bytes remains", async () => {
    const { db } = database;
    for (const isLocking of [true, false]) {
      const event = await createEvent(db, {});
      const id = await created();
      let claiming: Promise<unknown> = Promise.resolve();
      await inTransaction(database.openSecond(2), async (tx) => {
        expect(await markIdle(tx, { before: hours(1), max: 10 })).toHaveLength(1);
        claiming = claim(id, event.id, isLocking).catch((error) => error);
        await untilOneWaits(db);
      });
      expect(await claiming).toMatchObject({ reason: "upload.not-stored" });
      expect(await db.event.findUnique({ where: { id: event.id } })).toMatchObject({ coverUploadId: null });
    }
  });

  test("a collector that meets a claim in progress leaves the upload alone", async () => {
    const { db } = database;
    const event = await createEvent(db, {});
    const id = await created();
    await inTransaction(database.openSecond(2), async (tx) => {
      await claimUploads(tx, { ids: [id], ownerId, purpose: "event_cover" });
      await tx.event.update(cover(event.id, id));
      expect(await collect(hours(48))).toMatchObject({ removed: 0 });
    });
    expect([await statusOf(id), has(id)]).toEqual(["stored", true]);
    expect(await collect(hours(48))).toMatchObject({ removed: 0 });
  });

  test("without the trigger a claim without a lock would refer to what is being removed", async () => {
    const { db } = database;
    const event = await createEvent(db, {});
    const id = await created();
    await db.$executeRaw`alter table "Event" disable trigger "Event_refers"`;
    let claiming: Promise<unknown> = Promise.resolve();
    await inTransaction(database.openSecond(2), async (tx) => {
      expect(await markIdle(tx, { before: hours(1), max: 10 })).toHaveLength(1);
      claiming = claim(id, event.id, false);
      await untilOneWaits(db);
    });
    await claiming;
    expect(await db.event.findUnique({ where: { id: event.id } })).toMatchObject({ coverUploadId: id });
    expect(await statusOf(id)).toBe("removed");
    await db.$executeRaw`alter table "Event" enable trigger "Event_refers"`;
  });
});
