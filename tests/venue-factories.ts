import { randomBytes } from "node:crypto";
import type { Db } from "../server/db/client";
import type { Prisma } from "../server/db/generated/client";
import { inTransaction } from "../server/db/transaction";
import type { OrganizationRole } from "../server/domains/organizations/schema";
import { indexVenue } from "../server/domains/venues/search.commands";
import { createUsers, newId } from "./factories";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Midnight UTC of the day that is `n` days after today, as columns of type `date` hold it. */
export function dayFromToday(n: number): Date {
  return new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS + n * DAY_MS);
}

export type TestOrganization = { id: string; slug: string; name: string; ownerId: string };

/** An organization with one owner, who is a new person unless named. */
export async function createOrganization(
  db: Db,
  { ownerId, name = "Lantern Events" }: { ownerId?: string; name?: string } = {},
): Promise<TestOrganization> {
  const owner = ownerId ?? ((await createUsers(db, 1))[0] as string);
  const id = newId();
  const slug = `organization-${id}`;
  await db.organization.create({
    data: { id, slug, name, members: { create: { userId: owner, role: "owner" } } },
  });
  return { id, slug, name, ownerId: owner };
}

/** @returns the id of the member, who is a new person unless named */
export async function addMember(
  db: Db,
  organizationId: string,
  { role = "member", userId }: { role?: OrganizationRole; userId?: string } = {},
): Promise<string> {
  const id = userId ?? ((await createUsers(db, 1))[0] as string);
  await db.organizationMember.create({ data: { organizationId, userId: id, role } });
  return id;
}

export type TestVenue = {
  id: string;
  slug: string;
  name: string;
  organizationId: string;
  ownerId: string;
  timeZone: string;
};

/** A listed venue in Lisbon with one space, of a new organization unless `data` names one. */
export async function createVenue(
  db: Db,
  { ownerId, ...data }: Partial<Prisma.VenueUncheckedCreateInput> & { ownerId?: string } = {},
): Promise<TestVenue> {
  const organization = data.organizationId
    ? { id: data.organizationId, ownerId: ownerId ?? (await anOwner(db, data.organizationId)) }
    : await createOrganization(db, { name: "Old Tannery", ...(ownerId && { ownerId }) });
  const id = newId();
  const venue = await db.venue.create({
    data: {
      id,
      slug: `venue-${id}`,
      organizationId: organization.id,
      name: "The Old Tannery",
      city: "Lisbon",
      country: "PT",
      latitude: 38.7223,
      longitude: -9.1393,
      timeZone: "Europe/Lisbon",
      status: "listed",
      amenities: [],
      spaces: { create: { name: "Main hall", theatre: 300, banquet: 180, cocktail: 350 } },
      ...data,
    },
    select: { id: true, slug: true, name: true, organizationId: true, timeZone: true },
  });
  await inTransaction(db, (tx) => indexVenue(tx, id));
  return { ...venue, ownerId: organization.ownerId };
}

async function anOwner(db: Db, organizationId: string): Promise<string> {
  const owner = await db.organizationMember.findFirstOrThrow({ where: { organizationId, role: "owner" } });
  return owner.userId;
}

export type TestRfp = { id: string; organizationId: string; createdById: string };

/** An RFP that was sent an hour ago and may be answered for a week, of a new organization unless `data` names one. */
export async function createRfp(
  db: Db,
  data: Partial<Prisma.RfpUncheckedCreateInput> = {},
): Promise<TestRfp> {
  const organizationId = data.organizationId ?? (await createOrganization(db)).id;
  const createdById = data.createdById ?? (await anOwner(db, organizationId));
  return await db.rfp.create({
    data: {
      id: newId(),
      title: "Spring summit",
      eventType: "conference",
      preferredDatesStart: dayFromToday(60),
      preferredDatesEnd: dayFromToday(62),
      attendanceMin: 80,
      attendanceMax: 120,
      spaceRequirements: ["theatre"],
      responseDeadline: new Date(Date.now() + 7 * DAY_MS),
      status: "sent",
      sentAt: new Date(Date.now() - HOUR_MS),
      ...data,
      organizationId,
      createdById,
    },
    select: { id: true, organizationId: true, createdById: true },
  });
}

/** @returns the id of the RFP's venue, which was asked an hour ago and has not answered unless `data` says so */
export async function askVenue(
  db: Db,
  { rfpId, venueId, ...data }: Omit<Prisma.RfpVenueUncheckedCreateInput, "id">,
): Promise<string> {
  const { id } = await db.rfpVenue.create({
    data: {
      id: newId(),
      rfpId,
      venueId,
      status: "asked",
      askedAt: new Date(Date.now() - HOUR_MS),
      spaceIds: [],
      ...data,
    },
    select: { id: true },
  });
  return id;
}

export type TestEntry = {
  id: string;
  venueId: string;
  organizationId: string;
  sourceRfpId: string;
  sourceRfpVenueId: string;
  number: number;
};

/**
 * A waiting entry in the queue of a venue, for an RFP that the venue answered `unavailable`. Its organization is a new one
 * unless `data` names one, and its number the venue's next.
 */
export async function createEntry(
  db: Db,
  { venueId, ...data }: Partial<Prisma.VenueWaitlistEntryUncheckedCreateInput> & { venueId: string },
): Promise<TestEntry> {
  const organizationId = data.organizationId ?? (await createOrganization(db)).id;
  const rfp = data.sourceRfpId ? { id: data.sourceRfpId } : await createRfp(db, { organizationId });
  const answer = { status: "responded", availability: "unavailable", revision: 1 } as const;
  const sourceRfpVenueId =
    data.sourceRfpVenueId ??
    (await askVenue(db, { rfpId: rfp.id, venueId, ...answer, respondedAt: new Date() }));
  const venue = await db.venue.update({
    where: { id: venueId },
    data: { nextQueueNumber: { increment: 1 } },
    select: { nextQueueNumber: true },
  });
  return await db.venueWaitlistEntry.create({
    data: {
      id: `vwl_${randomBytes(6).toString("hex")}`,
      number: venue.nextQueueNumber - 1,
      desiredDatesStart: dayFromToday(60),
      desiredDatesEnd: dayFromToday(62),
      datesFlexible: false,
      attendanceMin: 80,
      attendanceMax: 120,
      eventType: "conference",
      spaceRequirements: ["theatre"],
      expiresAt: dayFromToday(92),
      createdAt: new Date(Date.now() - HOUR_MS),
      ...data,
      organizationId,
      venueId,
      sourceRfpId: rfp.id,
      sourceRfpVenueId,
    },
    select: {
      id: true,
      venueId: true,
      organizationId: true,
      sourceRfpId: true,
      sourceRfpVenueId: true,
      number: true,
    },
  });
}

/** Offers the entry a hold that ends in `hours`, 48 unless said. @returns when it ends */
export async function offerHold(db: Db, entryId: string, hours = 48): Promise<Date> {
  const holdExpiresAt = new Date(Date.now() + hours * HOUR_MS);
  await db.venueWaitlistEntry.update({
    where: { id: entryId },
    data: {
      status: "offered",
      holdOfferedAt: new Date(holdExpiresAt.getTime() - 48 * HOUR_MS),
      holdExpiresAt,
    },
  });
  return holdExpiresAt;
}
