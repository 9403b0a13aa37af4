import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUpload, createUsers, newId } from "../../../tests/factories";
import { inTransaction } from "../../db/transaction";
import { updateProfile } from "../accounts/commands";
import { eraseRow } from "../accounts/erasure.commands";
import { attachmentUrl } from "../uploads/policy";
import type { EventAccess } from "./access/queries";
import { getEventAccess } from "./access/queries";
import { editEvent } from "./commands";
import { createEvent, duplicateEvent } from "./drafts.commands";
import { withCoverOf } from "./policy";
import { createEventInput } from "./schema";

const database = testDatabase();
const DAY = 86_400_000;
let [ana = "", ben = ""]: string[] = [];
beforeEach(async () => {
  [ana = "", ben = ""] = await createUsers(database.db, 2);
});

const plan = (coverUrl: string | null) =>
  createEventInput.parse({
    title: "Supper",
    startsAt: new Date(Date.now() + DAY).toISOString(),
    endsAt: new Date(Date.now() + 2 * DAY).toISOString(),
    timeZone: "UTC",
    coverUrl,
  });
const create = (coverUrl: string | null, hostId = ana) =>
  createEvent(database.db, { plan: plan(coverUrl), hostId, now: new Date() });
const access = async (eventId: string): Promise<EventAccess> => {
  const { hostId } = await database.db.event.findUniqueOrThrow({ where: { id: eventId } });
  const viewer = { id: hostId, email: "", emailVerified: true, name: "", imageUrl: null, timeZone: "UTC" };
  return getEventAccess(database.db, { now: new Date(), eventId, viewer: { ...viewer, role: "user" } });
};
const edit = async (eventId: string, coverUrl: string | null, actorId = ana) =>
  editEvent(database.db, { event: await access(eventId), changes: { coverUrl }, actorId, now: null });
const uploadOf = async (eventId: string) =>
  (await database.db.event.findUniqueOrThrow({ where: { id: eventId } })).coverUploadId;

test("a cover is an upload of the host, an address elsewhere, or none", async () => {
  const uploadId = await createUpload(database.db, { ownerId: ana });
  const event = await create(`${attachmentUrl(uploadId)}?size=small`);
  expect(event.coverUrl).toBe(attachmentUrl(uploadId));
  expect(await uploadOf(event.id)).toBe(uploadId);
  expect(await edit(event.id, "https://example.org/a.jpg")).toMatchObject({
    coverUrl: "https://example.org/a.jpg",
  });
  expect(await uploadOf(event.id)).toBeNull();
  await edit(event.id, attachmentUrl(uploadId));
  expect(await uploadOf(event.id)).toBe(uploadId);
  await edit(event.id, null);
  expect(await uploadOf(event.id)).toBeNull();
});

test("another person's upload, one for something else or one that is not ready is refused at the field", async () => {
  const { db } = database;
  const event = await create(null);
  const foreign = await createUpload(db, { ownerId: ben });
  const photo = await createUpload(db, { ownerId: ana, purpose: "venue_photo" });
  const pending = await createUpload(db, { ownerId: ana, status: "pending" });
  for (const id of [foreign, photo, pending, newId()]) {
    const refusal = { reason: "input.invalid", details: { fields: [{ field: "coverUrl" }] } };
    await expect(edit(event.id, attachmentUrl(id))).rejects.toMatchObject(refusal);
    await expect(create(attachmentUrl(id))).rejects.toMatchObject(refusal);
  }
});

test("a copy keeps the cover that a co-host uploaded, and an edit that does not name the cover leaves it", async () => {
  const uploadId = await createUpload(database.db, { ownerId: ben });
  const event = await create(null);
  await edit(event.id, attachmentUrl(uploadId), ben);
  const copy = await duplicateEvent(database.db, {
    event: await access(event.id),
    actorId: ana,
    startsAt: null,
    now: new Date(),
  });
  expect(await uploadOf(copy.id)).toBe(uploadId);
  const titled = { event: await access(event.id), changes: { title: "Lunch" }, actorId: ana, now: null };
  await editEvent(database.db, titled);
  expect(await uploadOf(event.id)).toBe(uploadId);
});

test("the cover of a private event carries the secret of the link by which its reader came", () => {
  const coverUrl = attachmentUrl(newId());
  const shown = (effectiveVisibility: "public" | "private", invite?: string, url = coverUrl) =>
    withCoverOf({ coverUrl: url, effectiveVisibility }, invite).coverUrl;
  expect(shown("private", "a&b")).toBe(`${coverUrl}?invite=a%26b`);
  expect(shown("private")).toBe(coverUrl);
  expect(shown("public", "x")).toBe(coverUrl);
  expect(shown("private", "x", "https://example.org/a.jpg")).toBe("https://example.org/a.jpg");
});

test("a person's picture is their own upload, and goes with their account", async () => {
  const { db } = database;
  const id = await createUpload(db, { ownerId: ana, purpose: "avatar" });
  const imageUrl = attachmentUrl(id);
  await expect(updateProfile(db, { userId: ben, imageUrl })).rejects.toMatchObject({
    reason: "input.invalid",
    details: { fields: [{ field: "imageUrl" }] },
  });
  expect(await updateProfile(db, { userId: ana, imageUrl })).toMatchObject({ imageUrl });
  const idle = async () => (await db.upload.findUniqueOrThrow({ where: { id } })).idleSince !== null;
  expect(await idle()).toBe(false);
  await updateProfile(db, { userId: ana, name: "Ana F." });
  expect(await idle()).toBe(false);
  await inTransaction(db, (tx) => eraseRow(tx, { userId: ana, now: new Date() }));
  expect(await idle()).toBe(true);
  expect(await db.user.findUniqueOrThrow({ where: { id: ana } })).toMatchObject({ avatarUploadId: null });
});
