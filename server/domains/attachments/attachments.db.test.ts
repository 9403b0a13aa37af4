import { beforeAll, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUpload, createUsers, hours, newId } from "../../../tests/factories";
import { provideEnv } from "../../env";
import type { Viewer } from "../accounts/schema";
import { getClaimPage } from "../rsvps/claim-links.queries";
import { attachmentUrl } from "../uploads/policy";
import { readAttachment } from "./queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "http://localhost:3000" });
const database = testDatabase();
let people: Record<"owner" | "stranger" | "organizer" | "venueOwner" | "other", Viewer>;

beforeAll(async () => {
  const { db } = database;
  const ids = await createUsers(db, 5);
  const [owner, stranger, organizer, venueOwner, other] = await Promise.all(
    ids.map((id) => viewerOf(db, id)),
  );
  people = { owner, stranger, organizer, venueOwner, other } as typeof people;
});

type Name = keyof typeof people | "anon";
const NAMES: Name[] = ["anon", "owner", "stranger", "organizer", "venueOwner", "other"];

/** Who of all may read it. */
async function readers(attachmentId: string, invite?: string, pass?: string): Promise<Name[]> {
  const may: Name[] = [];
  for (const name of NAMES) {
    const viewer = name === "anon" ? null : people[name];
    const read = readAttachment(database.db, { attachmentId, viewer, invite, pass, now: new Date() });
    if (
      await read.then(
        () => true,
        (error) => (error.reason === "attachment.not-found" ? false : Promise.reject(error)),
      )
    )
      may.push(name);
  }
  return may;
}

const uploadOf = (purpose: Parameters<typeof createUpload>[1]["purpose"]) =>
  createUpload(database.db, { ownerId: people.owner.id, ...(purpose && { purpose }) });

async function organizationOf(viewer: Viewer): Promise<string> {
  const members = { create: { userId: viewer.id, role: "member" as const } };
  const { id } = await database.db.organization.create({ data: { name: "Org", slug: newId(), members } });
  return id;
}

const venueOf = async (organizationId: string, status: "draft" | "listed" | "unlisted" | "archived") =>
  (
    await database.db.venue.create({
      data: {
        organizationId,
        slug: newId(),
        name: "Mill",
        city: "Berlin",
        country: "DE",
        timeZone: "Europe/Berlin",
        status,
      },
    })
  ).id;

test("only its owner reads a file that belongs to nothing, and no one reads a file that is not stored", async () => {
  expect(await readers(await uploadOf("event_cover"))).toEqual(["owner"]);
  const pending = await createUpload(database.db, { ownerId: people.owner.id, status: "pending" });
  const removed = await createUpload(database.db, { ownerId: people.owner.id, status: "removed" });
  for (const id of [pending, removed, newId()]) expect(await readers(id)).toEqual([]);
});

test("the picture of a person is read by everyone", async () => {
  const id = await uploadOf("avatar");
  await database.db.user.update({
    where: { id: people.owner.id },
    data: { avatarUploadId: id, imageUrl: attachmentUrl(id) },
  });
  expect(await readers(id)).toEqual(NAMES);
});

test("the cover of an event is read by those who may see the event", async () => {
  const { db } = database;
  const coverOf = async (facts: Parameters<typeof createEvent>[2], state: "open" | "draft" = "open") => {
    const terms = { state, startsAt: hours(24), endsAt: hours(26) };
    const event = await createEvent(db, terms, { hostId: people.stranger.id, ...facts });
    const id = await uploadOf("event_cover");
    await db.event.update({
      where: { id: event.id },
      data: { coverUploadId: id, coverUrl: attachmentUrl(id) },
    });
    return { id, event };
  };
  expect(await readers((await coverOf({ visibility: "public" })).id)).toEqual(NAMES);
  expect(await readers((await coverOf({ visibility: "unlisted" })).id)).toEqual(NAMES);
  const { id, event } = await coverOf({ visibility: "private" });
  expect(await readers(id)).toEqual(["stranger"]);
  const { inviteToken } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  expect(await readers(id, inviteToken)).toEqual(NAMES);
  expect(await readers(id, "another secret")).toEqual(["stranger"]);
  expect(await readers((await coverOf({ visibility: "public" }, "draft")).id)).toEqual(["stranger"]);
});

test("the photo of a venue is read as its page, and by its organization only where it has none", async () => {
  const organizationId = await organizationOf(people.venueOwner);
  for (const status of ["draft", "listed", "unlisted", "archived"] as const) {
    const uploadId = await uploadOf("venue_photo");
    await database.db.venuePhoto.create({
      data: { venueId: await venueOf(organizationId, status), uploadId, position: 0 },
    });
    const isOpen = status === "listed" || status === "unlisted";
    expect(await readers(uploadId), status).toEqual(isOpen ? NAMES : ["venueOwner"]);
  }
});

test("the attachment of a request is read by its organization and, until it ends, by those of the venues asked", async () => {
  const { db } = database;
  const [organizationId, venueOrganizationId] = await Promise.all([
    organizationOf(people.organizer),
    organizationOf(people.venueOwner),
  ]);
  const uploadId = await uploadOf("rfp_attachment");
  const rfp = await db.rfp.create({
    data: {
      organizationId,
      createdById: people.owner.id,
      title: "Gala",
      eventType: "gala",
      status: "sent",
      sentAt: hours(-1),
      responseDeadline: hours(24),
    },
  });
  await db.rfpAttachment.create({ data: { rfpId: rfp.id, uploadId, position: 0 } });
  const venueId = await venueOf(venueOrganizationId, "listed");
  const asked = await db.rfpVenue.create({ data: { rfpId: rfp.id, venueId } });
  const withStatus = async (status: "picked" | "asked" | "no_response" | "withdrawn") => {
    await db.rfpVenue.update({
      where: { id: asked.id },
      data: { status, askedAt: status === "picked" ? null : hours(-1) },
    });
    return readers(uploadId);
  };
  expect(await withStatus("picked")).toEqual(["organizer"]);
  for (const status of ["asked", "no_response"] as const) {
    expect(await withStatus(status), status).toEqual(["organizer", "venueOwner"]);
  }
  expect(await withStatus("withdrawn")).toEqual(["organizer"]);
  expect(await withStatus("asked")).toEqual(["organizer", "venueOwner"]);
  await db.rfp.update({ where: { id: rfp.id }, data: { status: "closed", endedAt: hours(1) } });
  expect(await readers(uploadId)).toEqual(["organizer"]);
});

test("the page behind a claim link shows a private cover to everyone who has the link, and nothing else by it", async () => {
  const { db } = database;
  const cover = await uploadOf("event_cover");
  const other = await uploadOf("event_cover");
  const of = async (uploadId: string) => {
    const event = await createEvent(db, {}, { hostId: people.owner.id, visibility: "private" });
    const data = { coverUrl: attachmentUrl(uploadId), coverUploadId: uploadId };
    await db.event.update({ where: { id: event.id }, data });
    return event;
  };
  const shown = await of(cover);
  await of(other);
  const token = newId();
  await db.claimLink.create({
    data: {
      id: newId(),
      poolId: shown.poolId,
      leaderId: people.owner.id,
      makerId: people.owner.id,
      token,
      expiresAt: new Date(Date.now() + 3_600_000),
      seats: 2,
      unclaimedSeats: 2,
      createdAt: new Date(),
    },
  });
  const { event } = await getClaimPage(db, token, new Date());
  const pass = new URL(event.coverUrl ?? "", "https://x.test").searchParams.get("pass") ?? "";
  expect(await readers(cover)).toEqual(["owner"]);
  expect(await readers(cover, undefined, pass)).toEqual(NAMES);
  expect(await readers(other, undefined, pass)).toEqual(["owner"]);
  // What is no event's cover any more opens by no pass.
  await db.event.update({ where: { id: shown.id }, data: { coverUrl: null, coverUploadId: null } });
  expect(await readers(cover, undefined, pass)).toEqual(["owner"]);
});
