import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUpload, createUsers } from "../../../tests/factories";
import { readAttachment } from "../attachments/queries";
import { getEventAccess } from "../events/access/queries";
import { attachmentUrl } from "../uploads/policy";
import { createSession } from "./commands";
import { editSession } from "./edit.commands";
import { createSpeaker, editSpeaker } from "./program.commands";
import { createSessionInput } from "./schema";

const database = testDatabase();
let [host = "", other = ""]: string[] = [];
beforeEach(async () => {
  [host = "", other = ""] = await createUsers(database.db, 2);
});

async function eventOf(hostId: string, visibility: "public" | "private" = "public") {
  const startsAt = new Date(Date.now() + 86_400_000);
  const endsAt = new Date(startsAt.getTime() + 3_600_000);
  const { id } = await createEvent(database.db, { startsAt, endsAt }, { hostId, visibility });
  const viewer = { id: hostId, email: "", emailVerified: true, name: "", imageUrl: null, timeZone: "UTC" };
  return getEventAccess(database.db, { now: new Date(), eventId: id, viewer: { ...viewer, role: "user" } });
}
const upload = (ownerId: string, purpose: "speaker_photo" | "event_cover" = "speaker_photo") =>
  createUpload(database.db, { ownerId, purpose });
const uploadOf = async (name: string, eventId: string) =>
  (await database.db.speaker.findFirstOrThrow({ where: { name, eventId } })).photoUploadId;

test("a speaker's photo is an upload of the host, an address elsewhere, or none", async () => {
  const event = await eventOf(host);
  const uploadId = await upload(host);
  const at = new Date(Date.now() + 86_400_000);
  const plan = createSessionInput.parse({
    eventId: event.id,
    title: "Inks",
    startsAt: at.toISOString(),
    endsAt: new Date(at.getTime() + 3_600_000).toISOString(),
    speakers: [{ name: "Mo", photoUrl: `${attachmentUrl(uploadId)}?size=small` }],
  });
  const session = await createSession(database.db, { event, plan, actorId: host });
  expect(session.speakers[0]?.photoUrl).toBe(attachmentUrl(uploadId));
  expect(await uploadOf("Mo", event.id)).toBe(uploadId);
  const pool = await database.db.seatPool.findFirstOrThrow({ where: { sessionId: session.id } });
  const target = {
    event,
    session: { id: session.id, eventId: event.id, poolId: pool.id },
    actorId: host,
    now: null,
  };
  const edit = (photoUrl: string | null) =>
    editSession(database.db, {
      ...target,
      changes: { speakers: [{ name: "Mo", photoUrl }] },
      expectedVersion: undefined,
      moving: undefined,
    });
  expect((await edit("https://example.org/mo.jpg")).speakers[0]?.photoUrl).toBe("https://example.org/mo.jpg");
  expect(await uploadOf("Mo", event.id)).toBeNull();
  await edit(attachmentUrl(uploadId));
  expect(await uploadOf("Mo", event.id)).toBe(uploadId);
  await edit(null);
  expect(await uploadOf("Mo", event.id)).toBeNull();
});

test("another person's upload or one for something else is refused at the field, and a co-host keeps the photo that is there", async () => {
  const { db } = database;
  const event = await eventOf(host);
  for (const uploadId of [await upload(other), await upload(host, "event_cover")]) {
    const speaker = { name: "Mo", photoUrl: attachmentUrl(uploadId) };
    await expect(createSpeaker(db, { event, speaker, actorId: host })).rejects.toMatchObject({
      reason: "input.invalid",
      details: { fields: [{ field: "photoUrl" }] },
    });
  }
  const photoUrl = attachmentUrl(await upload(host));
  const { id: speakerId } = await createSpeaker(db, {
    event,
    speaker: { name: "Mo", photoUrl },
    actorId: host,
  });
  const changes = { bio: "Prints.", photoUrl };
  expect(await editSpeaker(db, { event, speakerId, changes, actorId: other })).toMatchObject(changes);
});

test("a photo is read by everyone who may see the event of its speaker, and by no one else", async () => {
  const { db } = database;
  const read = (attachmentId: string) =>
    readAttachment(db, { attachmentId, viewer: null, invite: undefined, pass: undefined, now: new Date() });
  for (const visibility of ["public", "private"] as const) {
    const event = await eventOf(host, visibility);
    const uploadId = await upload(host);
    const speaker = { name: "Mo", photoUrl: attachmentUrl(uploadId) };
    await createSpeaker(db, { event, speaker, actorId: host });
    const found = read(uploadId);
    if (visibility === "public") expect(await found).toMatchObject({ isPublic: true });
    else await expect(found).rejects.toMatchObject({ reason: "attachment.not-found" });
  }
});
