import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { hours, NOW } from "../../../tests/factories";
import {
  createOrganization,
  createVenue,
  type TestOrganization,
  type TestVenue,
} from "../../../tests/venue-factories";
import { inTransaction } from "../../db/transaction";
import { respond } from "./answers.commands";
import { cloneRfpForVenue, duplicateRfp } from "./copies.commands";
import { createRfp, deleteDraft, editRfp } from "./drafts.commands";
import { awardRfp, closeRfp } from "./ending.commands";
import { addVenues, markVenue, removeVenue } from "./picks.commands";
import { getRfp, listRfps } from "./queries";
import type { RfpOut } from "./schema";
import { askAgain, extendDeadline, sendRfp } from "./sending.commands";

const database = testDatabase();
let organization: TestOrganization;
let venues: TestVenue[];

beforeEach(async () => {
  organization = await createOrganization(database.db);
  venues = [await createVenue(database.db), await createVenue(database.db), await createVenue(database.db)];
});

const COMPLETE = {
  title: "Spring summit",
  eventType: "conference",
  preferredDatesStart: "2027-05-10",
  preferredDatesEnd: "2027-05-12",
  attendanceMin: 80,
  attendanceMax: 120,
  spaceRequirements: ["u_shape" as const, "theatre" as const],
  responseDeadline: hours(48),
};
const ids = (...numbers: number[]) => numbers.map((n) => (venues[n] as TestVenue).id);

const create = (fields: Partial<Parameters<typeof createRfp>[1]["fields"]> = {}, venueIds = ids(0, 1, 2)) =>
  createRfp(database.db, {
    organizationId: organization.id,
    viewerId: organization.ownerId,
    fields: { ...COMPLETE, ...fields },
    venueIds,
    now: NOW,
  });
const of = ({ id: rfpId }: { id: string }, now = NOW) => ({ rfpId, organizationId: organization.id, now });
const send = async () => sendRfp(database.db, of(await create()));
const idAt = (rfp: RfpOut, n: number) => rfp.venues[n]?.id ?? "";
const answer = (
  rfp: RfpOut,
  n: number,
  availability: "confirmed" | "tentative" | "unavailable",
  now = hours(1),
) => respond(database.db, { rfpVenueId: idAt(rfp, n), answer: { availability }, now });
const statuses = (rfp: RfpOut) => rfp.venues.map(({ status }) => status);

async function factsOf({ id }: { id: string }) {
  const rows = await database.db.outboxEvent.findMany({
    where: { aggregateId: id },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ type }) => type.replace("rfp.", ""));
}

describe("a draft", () => {
  test("a draft is created incomplete, edited in parts and read back in the layouts of the wire", async () => {
    const rfp = await createRfp(database.db, {
      organizationId: organization.id,
      viewerId: organization.ownerId,
      fields: { title: "Only a title" },
      now: NOW,
    });
    expect(rfp).toMatchObject({ status: "draft", version: 1, preferredDatesStart: null, venues: [] });
    const { title: _, ...changes } = COMPLETE;
    const edited = await editRfp(database.db, { ...of(rfp), changes, viewerId: organization.ownerId });
    expect(edited).toMatchObject({
      title: "Only a title",
      version: 2,
      preferredDatesStart: "2027-05-10",
      spaceRequirements: ["uShape", "theatre"],
    });
    const again = await editRfp(database.db, { ...of(rfp), changes, viewerId: organization.ownerId });
    expect(again.version).toBe(2);
  });

  test.each([
    [{ preferredDatesEnd: "2027-05-01" }, "preferredDatesEnd"],
    [{ attendanceMax: 79 }, "attendanceMax"],
    [{ latitude: 52 }, "longitude"],
    [{ responseDeadline: hours(-1) }, "responseDeadline"],
  ])("a new draft with %j is refused with the field and is not created", async (fields, field) => {
    await expect(create(fields)).rejects.toMatchObject({
      reason: "input.invalid",
      details: { fields: [{ field }] },
    });
    expect(await database.db.rfp.count({ where: { organizationId: organization.id } })).toBe(0);
  });

  test("a budget may be a plain number without a currency", async () => {
    expect(await create({ budget: 500, currency: null })).toMatchObject({ budget: 500, currency: null });
  });

  test.each([
    [{ preferredDatesEnd: "2027-05-01" }, "preferredDatesEnd"],
    [{ attendanceMax: 79 }, "attendanceMax"],
    [{ responseDeadline: hours(-1) }, "responseDeadline"],
  ])("a change of a draft to %j is refused with the field and changes nothing", async (changes, field) => {
    const rfp = await create();
    await expect(
      editRfp(database.db, { ...of(rfp), changes, viewerId: organization.ownerId }),
    ).rejects.toMatchObject({ reason: "input.invalid", details: { fields: [{ field }] } });
    expect(await getRfp(database.db, of(rfp), NOW)).toEqual(rfp);
  });

  test("a change made on an older version is refused, and one without a version is taken", async () => {
    const rfp = await create();
    const edit = (expectedVersion?: number) =>
      editRfp(database.db, {
        ...of(rfp),
        changes: { needs: `version ${expectedVersion}` },
        expectedVersion,
        viewerId: organization.ownerId,
      });
    expect(await edit(1)).toMatchObject({ version: 2 });
    await expect(edit(1)).rejects.toMatchObject({ reason: "rfp.changed-meanwhile" });
    expect(await edit()).toMatchObject({ version: 3 });
  });

  test("an RFP of another organization is not found, whatever is done with it", async () => {
    const rfp = await create();
    const other = { ...of(rfp), organizationId: (await createOrganization(database.db)).id };
    const viewerId = organization.ownerId;
    for (const attempt of [
      () => getRfp(database.db, other, NOW),
      () => editRfp(database.db, { ...other, changes: { needs: "x" }, viewerId }),
      () => addVenues(database.db, { ...other, venueIds: ids(0) }),
      () => sendRfp(database.db, other),
      () => closeRfp(database.db, other),
      () => duplicateRfp(database.db, { ...other, viewerId }),
      () => deleteDraft(database.db, other),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not-found", reason: "rfp.not-found" });
    }
  });

  test("a draft is deleted with its venues, and a sent RFP is not", async () => {
    const rfp = await create();
    await deleteDraft(database.db, of(rfp));
    await expect(getRfp(database.db, of(rfp), NOW)).rejects.toMatchObject({ reason: "rfp.not-found" });
    const sent = await send();
    await expect(deleteDraft(database.db, of(sent))).rejects.toMatchObject({ reason: "rfp.not-draft" });
  });

  test("RFPs are listed by state, newest first, page by page", async () => {
    const made = [await create(), await create(), await send()];
    const list = (status?: "draft", cursor?: string) =>
      listRfps(database.db, { organizationId: organization.id, status, cursor, limit: 1 }, NOW);
    const first = await list("draft");
    const second = await list("draft", first.nextCursor ?? "");
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([made[1]?.id, made[0]?.id]);
    expect(second.nextCursor).toBeNull();
  });
});

describe("venues of an RFP", () => {
  test("a venue is added once, an unlisted or own one too, and a hidden one of others is not found", async () => {
    const rfp = await create({}, ids(0));
    const unlisted = await createVenue(database.db, { status: "unlisted", organizationId: organization.id });
    const added = await addVenues(database.db, { ...of(rfp), venueIds: [unlisted.id, ...ids(0)] });
    expect(added.venues.map(({ venueId }) => venueId)).toEqual([...ids(0), unlisted.id]);
    const draft = await createVenue(database.db, { status: "draft" });
    await expect(addVenues(database.db, { ...of(rfp), venueIds: [draft.id] })).rejects.toMatchObject({
      reason: "venue.not-found",
    });
    const own = await createVenue(database.db, {
      status: "archived",
      organizationId: organization.id,
      name: "Attic",
    });
    await expect(addVenues(database.db, { ...of(rfp), venueIds: [own.id] })).rejects.toMatchObject({
      reason: "rfp.venue-not-open",
      details: { venues: [{ id: own.id, name: "Attic" }] },
    });
  });

  test("an RFP asks at most 20 venues", async () => {
    const rfp = await create({}, []);
    const many = await Promise.all(Array.from({ length: 21 }, () => createVenue(database.db)));
    const venueIds = many.map(({ id }) => id);
    await addVenues(database.db, { ...of(rfp), venueIds: venueIds.slice(0, 20) });
    await expect(addVenues(database.db, { ...of(rfp), venueIds: venueIds.slice(20) })).rejects.toMatchObject({
      reason: "input.invalid",
      details: { fields: [{ field: "venueIds" }] },
    });
  });

  test("a venue is shortlisted and noted by the organization", async () => {
    const rfp = await create();
    const marked = await markVenue(database.db, {
      ...of(rfp),
      rfpVenueId: idAt(rfp, 0),
      shortlisted: true,
      notes: "<b>Near</b>",
    });
    expect(marked.venues[0]).toMatchObject({ shortlisted: true, notes: "<b>Near</b>" });
  });
});

describe("sending", () => {
  test("a sent RFP asks all its venues, once", async () => {
    const rfp = await create();
    const sent = await sendRfp(database.db, of(rfp));
    expect(await sendRfp(database.db, of(rfp, hours(1)))).toEqual(sent);
    expect(sent).toMatchObject({ status: "sent", sentAt: NOW.toISOString() });
    expect(statuses(sent)).toEqual(["asked", "asked", "asked"]);
    expect(await factsOf(rfp)).toEqual(["sent", "venue-asked", "venue-asked", "venue-asked"]);
  });

  test("an RFP without venues, or with dates that have passed meanwhile, is refused with the fields", async () => {
    const empty = await create({}, []);
    await expect(sendRfp(database.db, of(empty))).rejects.toMatchObject({
      reason: "rfp.incomplete",
      details: { fields: [{ field: "venueIds" }] },
    });
    const old = await create();
    const later = of(old, new Date("2027-05-12T12:00:00Z"));
    await expect(sendRfp(database.db, later)).rejects.toMatchObject({
      details: { fields: [{ field: "preferredDatesStart" }, { field: "responseDeadline" }] },
    });
  });

  test("an RFP whose venue was archived after it was chosen is refused with the name of the venue", async () => {
    const rfp = await create();
    await database.db.venue.update({ where: { id: venues[1]?.id ?? "" }, data: { status: "archived" } });
    await expect(sendRfp(database.db, of(rfp))).rejects.toMatchObject({
      reason: "rfp.venue-not-open",
      details: { venues: [{ id: venues[1]?.id, name: "The Old Tannery" }] },
    });
    expect(await factsOf(rfp)).toEqual([]);
  });

  test("an organization has five RFPs out, and a sixth is sent once one has ended", async () => {
    const sent = [await send(), await send(), await send(), await send(), await send()];
    const sixth = await create();
    await expect(sendRfp(database.db, of(sixth))).rejects.toMatchObject({
      code: "rate-limited",
      reason: "rfp.too-many-active",
      details: { activeMax: 5, retryAfterSeconds: 3600 },
    });
    await closeRfp(database.db, of(sent[0] as RfpOut));
    expect(await sendRfp(database.db, of(sixth))).toMatchObject({ status: "sent" });
  });

  test("a sent RFP is not edited, and a venue that is added to it is asked", async () => {
    const rfp = await sendRfp(database.db, of(await create({}, ids(0))));
    await expect(
      editRfp(database.db, { ...of(rfp), changes: { needs: "x" }, viewerId: organization.ownerId }),
    ).rejects.toMatchObject({ reason: "rfp.not-draft" });
    expect(statuses(await addVenues(database.db, { ...of(rfp), venueIds: ids(1) }))).toEqual([
      "asked",
      "asked",
    ]);
    expect(await factsOf(rfp)).toEqual(["sent", "venue-asked", "venue-asked"]);
    const late = addVenues(database.db, { ...of(rfp, hours(49)), venueIds: ids(2) });
    await expect(late).rejects.toMatchObject({ code: "expired", reason: "rfp.deadline-passed" });
  });

  test("a venue is not asked about one request again and again", async () => {
    const rfp = await send();
    const [rfpVenueId, venueId] = [idAt(rfp, 0), ids(0)[0] ?? ""];
    const round = async () => {
      await removeVenue(database.db, { ...of(rfp), rfpVenueId });
      await addVenues(database.db, { ...of(rfp), venueIds: [venueId] });
    };
    for (let n = 0; n < 5; n++) await round();
    await expect(round()).rejects.toMatchObject({ reason: "rfp-ask-anew.too-many" });
  });

  test("a withdrawn venue is notified once and can be asked again", async () => {
    const rfp = await send();
    await answer(rfp, 0, "confirmed");
    const rfpVenueId = idAt(rfp, 0);
    await removeVenue(database.db, { ...of(rfp), rfpVenueId });
    expect(statuses(await removeVenue(database.db, { ...of(rfp), rfpVenueId }))[0]).toBe("withdrawn");
    const again = await addVenues(database.db, { ...of(rfp, hours(2)), venueIds: ids(0) });
    expect(again.venues[0]).toMatchObject({ id: rfpVenueId, status: "asked", response: null });
    expect((await factsOf(rfp)).slice(4)).toEqual(["venue-answered", "venue-withdrawn", "venue-asked"]);
  });

  test("the deadline moves to a later time only, and reopens nothing", async () => {
    const rfp = await send();
    await expect(
      extendDeadline(database.db, { ...of(rfp), responseDeadline: hours(47) }),
    ).rejects.toMatchObject({ reason: "input.invalid" });
    const extended = await extendDeadline(database.db, {
      ...of(rfp, hours(50)),
      responseDeadline: hours(72),
    });
    expect(statuses(extended)).toEqual(["no_response", "no_response", "no_response"]);
    await expect(answer(rfp, 0, "confirmed", hours(51))).rejects.toMatchObject({
      reason: "rfp.deadline-passed",
    });
    const rfpVenueId = idAt(rfp, 0);
    const asked = await askAgain(database.db, { ...of(rfp, hours(51)), rfpVenueId });
    expect(asked.venues[0]).toMatchObject({ status: "asked" });
    expect(await answer(rfp, 0, "tentative", hours(52))).toMatchObject({ status: "responded" });
    await expect(askAgain(database.db, { ...of(rfp, hours(53)), rfpVenueId })).rejects.toMatchObject({
      reason: "rfp.not-askable",
    });
  });

  test("a venue is asked again with a later deadline in one step, and not under one that has passed", async () => {
    const rfp = await send();
    const again = { ...of(rfp, hours(50)), rfpVenueId: idAt(rfp, 1) };
    await expect(askAgain(database.db, again)).rejects.toMatchObject({ reason: "rfp.deadline-passed" });
    const asked = await askAgain(database.db, { ...again, responseDeadline: hours(60) });
    expect(statuses(asked)).toEqual(["no_response", "asked", "no_response"]);
  });
});

describe("the end of an RFP", () => {
  test("an award ends the RFP for the winner, those that answered and those still deciding, once", async () => {
    const rfp = await send();
    await answer(rfp, 0, "confirmed");
    await answer(rfp, 1, "unavailable");
    const input = {
      ...of(rfp, hours(2)),
      rfpVenueId: idAt(rfp, 0),
      message: "See you",
      wordToOthers: "Next time",
    };
    const awarded = await awardRfp(database.db, input);
    expect(awarded).toMatchObject({ status: "awarded", endedAt: hours(2).toISOString() });
    expect(awarded.venues.map(({ status, awardMessage }) => [status, awardMessage])).toEqual([
      ["awarded", "See you"],
      ["not_awarded", "Next time"],
      ["not_awarded", "Next time"],
    ]);
    expect(await awardRfp(database.db, { ...input, now: hours(3) })).toEqual(awarded);
    await expect(awardRfp(database.db, { ...input, rfpVenueId: idAt(rfp, 1) })).rejects.toMatchObject({
      reason: "rfp.not-sent",
    });
    expect((await factsOf(rfp)).slice(6)).toEqual(["awarded", "venue-not-awarded", "venue-passed-over"]);
  });

  test("a venue that has not answered, is unavailable or whose offer lapsed is not awarded", async () => {
    const rfp = await send();
    await answer(rfp, 1, "unavailable");
    await respond(database.db, {
      rfpVenueId: idAt(rfp, 2),
      answer: { availability: "confirmed", validUntil: hours(3) },
      now: hours(1),
    });
    const award = (n: number) => awardRfp(database.db, { ...of(rfp, hours(4)), rfpVenueId: idAt(rfp, n) });
    for (const [n, obstacle] of [
      [0, "unanswered"],
      [1, "unavailable"],
      [2, "lapsed"],
    ] as const) {
      await expect(award(n)).rejects.toMatchObject({ reason: "rfp.not-awardable", details: { obstacle } });
    }
  });

  test("a closed RFP tells every venue that was asked, and a venue that missed the deadline stays unanswered", async () => {
    const rfp = await send();
    await answer(rfp, 0, "confirmed");
    await removeVenue(database.db, { ...of(rfp), rfpVenueId: idAt(rfp, 1) });
    const closed = await closeRfp(database.db, { ...of(rfp, hours(50)), reason: "<i>Online</i>" });
    expect(closed).toMatchObject({ status: "closed", closeReason: "<i>Online</i>" });
    expect(statuses(closed)).toEqual(["responded", "withdrawn", "no_response"]);
    expect(await closeRfp(database.db, of(rfp, hours(51)))).toEqual(closed);
    expect((await factsOf(rfp)).slice(6)).toEqual([
      "venue-unanswered",
      "closed",
      "venue-closed",
      "venue-closed",
    ]);
    await expect(answer(rfp, 0, "tentative")).rejects.toMatchObject({ reason: "rfp.not-sent" });
    const draft = await create();
    await expect(closeRfp(database.db, of(draft))).rejects.toMatchObject({ reason: "rfp.not-sent" });
  });
});

describe("copies", () => {
  test("a duplicate is a draft with the open venues and without what has passed", async () => {
    const rfp = await send();
    await removeVenue(database.db, { ...of(rfp), rfpVenueId: idAt(rfp, 1) });
    await database.db.venue.update({ where: { id: venues[2]?.id ?? "" }, data: { status: "archived" } });
    const viewerId = organization.ownerId;
    const copy = await duplicateRfp(database.db, { ...of(rfp, hours(50)), viewerId });
    expect(copy).toMatchObject({
      status: "draft",
      title: rfp.title,
      responseDeadline: null,
      preferredDatesStart: "2027-05-10",
    });
    expect(copy.venues.map(({ venueId, status }) => [venueId, status])).toEqual([[venues[0]?.id, "picked"]]);
    const later = await duplicateRfp(database.db, { ...of(rfp, new Date("2027-05-12T12:00:00Z")), viewerId });
    expect(later).toMatchObject({ preferredDatesStart: null, preferredDatesEnd: null });
  });

  test("a clone for one venue asks that venue only, and is refused beyond five active RFPs", async () => {
    const rfp = await send();
    const clone = () =>
      inTransaction(database.db, (tx) =>
        cloneRfpForVenue(tx, { ...of(rfp), venueId: ids(1)[0] ?? "", createdById: organization.ownerId }),
      );
    const rfpId = await clone();
    const copy = await getRfp(database.db, { ...of(rfp), rfpId }, NOW);
    expect(copy).toMatchObject({
      status: "draft",
      attendanceMax: 120,
      spaceRequirements: ["uShape", "theatre"],
    });
    expect(copy.venues.map(({ venueId }) => venueId)).toEqual(ids(1));
    await Promise.all([send(), send(), send(), send()]);
    await expect(clone()).rejects.toMatchObject({ reason: "rfp.too-many-active" });
  });
});
