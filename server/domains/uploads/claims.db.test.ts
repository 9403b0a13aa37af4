import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUpload, createUsers, newId } from "../../../tests/factories";
import { inTransaction } from "../../db/transaction";
import { claimUploads } from "./claims.commands";
import { attachmentUrl } from "./policy";
import type { UploadPurpose } from "./schema";

const database = testDatabase();
let [ana, ben]: string[] = [];
const idOf = (person: string | undefined) => person as string;

beforeEach(async () => {
  [ana, ben] = await createUsers(database.db, 2);
});

const claim = (ids: string[], ownerId: string, purpose: UploadPurpose = "event_cover") =>
  inTransaction(database.db, (tx) => claimUploads(tx, { ids, ownerId, purpose }));

const cover = (eventId: string, uploadId: string | null) =>
  database.db.event.update({
    where: { id: eventId },
    data: { coverUploadId: uploadId, coverUrl: uploadId && attachmentUrl(uploadId) },
  });

test("a person claims their own stored uploads of the purpose and no others", async () => {
  const { db } = database;
  const stored = await createUpload(db, { ownerId: idOf(ana) });
  const photo = await createUpload(db, { ownerId: idOf(ana), purpose: "venue_photo" });
  const pending = await createUpload(db, { ownerId: idOf(ana), status: "pending" });
  const removed = await createUpload(db, { ownerId: idOf(ana), status: "removed" });
  await claim([stored], idOf(ana));
  await claim([], idOf(ana));
  const refusals: [string[], string, string][] = [
    [[stored], idOf(ben), "upload.not-found"],
    [[newId()], idOf(ana), "upload.not-found"],
    [[stored, photo], idOf(ana), "upload.wrong-purpose"],
    [[stored, pending], idOf(ana), "upload.not-stored"],
    [[removed], idOf(ana), "upload.not-stored"],
  ];
  for (const [ids, ownerId, reason] of refusals) {
    await expect(claim(ids, ownerId)).rejects.toMatchObject({ reason });
  }
});

test("the database refuses a reference to an upload that is not stored or is for something else", async () => {
  const { db } = database;
  const event = await createEvent(db, {});
  for (const change of [{ status: "pending" }, { status: "removed" }, { purpose: "avatar" }] as const) {
    const uploadId = await createUpload(db, { ownerId: idOf(ana), ...change });
    await expect(
      inTransaction(db, (tx) =>
        tx.event.update({
          where: { id: event.id },
          data: { coverUploadId: uploadId, coverUrl: attachmentUrl(uploadId) },
        }),
      ),
    ).rejects.toMatchObject({ reason: "upload.not-stored" });
  }
});

test("an upload that is referred to is not idle, and becomes idle once its reference is gone", async () => {
  const { db } = database;
  const event = await createEvent(db, {});
  const uploadId = await createUpload(db, { ownerId: idOf(ana) });
  const idle = async () =>
    (await db.upload.findUniqueOrThrow({ where: { id: uploadId } })).idleSince !== null;
  expect(await idle()).toBe(true);
  await cover(event.id, uploadId);
  expect(await idle()).toBe(false);
  await expect(db.upload.delete({ where: { id: uploadId } })).rejects.toThrow();
  await cover(event.id, null);
  expect(await idle()).toBe(true);
  await cover(event.id, uploadId);
  await db.seatPool.deleteMany({ where: { eventId: event.id } });
  await db.event.delete({ where: { id: event.id } });
  expect(await idle()).toBe(true);
});

test("a cover or avatar that is an upload has the address of that upload", async () => {
  const { db } = database;
  const event = await createEvent(db, {});
  const uploadId = await createUpload(db, { ownerId: idOf(ana) });
  await expect(
    db.event.update({
      where: { id: event.id },
      data: { coverUploadId: uploadId, coverUrl: "https://example.org/other.jpg" },
    }),
  ).rejects.toThrow(/Event_cover_address/);
});
