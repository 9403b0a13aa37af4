import { randomInt } from "node:crypto";
import { newSlug } from "../../../lib/slug";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction } from "../../db/transaction";
import { DomainError } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { type Acting, lockFor } from "./members.commands";
import { reaches } from "./policy";
import { type OrganizationOut, OWNED_MAX } from "./schema";

const CREATIONS: Limit = { name: "organization", hitsMax: 60, windowSeconds: 3600 };

/**
 * Makes an organization whose owner is the caller.
 * @param now null = the database's clock
 * @throws DomainError conflict organization.too-many-owned; rate-limited
 */
export async function createOrganization(
  db: Db,
  { name, viewer, now }: { name: string; viewer: Viewer; now: Date | null },
): Promise<OrganizationOut> {
  await takeHit(db, CREATIONS, viewer.id, now);
  return inTransaction(db, async (tx) => {
    // Under the lock of the person, two concurrent creations cannot both be the last that is allowed.
    await tx.$queryRaw`select 1 from "User" where id = ${viewer.id}::uuid for no key update`;
    const owned = await tx.organizationMember.count({ where: { userId: viewer.id, role: "owner" } });
    if (owned >= OWNED_MAX) throw new DomainError("organization.too-many-owned", { ownedMax: OWNED_MAX });
    const slug = newSlug(name, (n) => randomInt(n));
    const { id } = await tx.organization.create({
      data: { name, slug, members: { create: { userId: viewer.id, role: "owner" } } },
      select: { id: true },
    });
    return { id, slug, name, role: "owner" };
  });
}

/** Gives the organization another name. Its slug stays, so that its links do. @throws DomainError not-found */
export function renameOrganization(
  db: Db,
  { organization, actorId, name }: Acting & { name: string },
): Promise<OrganizationOut> {
  return inTransaction(db, async (tx) => {
    const { actor } = await lockFor(tx, { organization, actorId }, null);
    if (!reaches(actor, "owner")) throw new DomainError("organization.role-too-low");
    const select = { id: true, slug: true, name: true } as const;
    const row = await tx.organization.update({ where: { id: organization.id }, data: { name }, select });
    return { ...row, role: actor };
  });
}

/**
 * Deletes an organization that has nothing: with a venue, a request or a waitlist entry it stays, because others refer
 * to them.
 * @throws DomainError not-found; forbidden organization.role-too-low; conflict organization.not-empty
 */
export function deleteOrganization(db: Db, { organization, actorId }: Acting): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { actor } = await lockFor(tx, { organization, actorId }, null);
    if (!reaches(actor, "owner")) throw new DomainError("organization.role-too-low");
    const where = { organizationId: organization.id };
    const counts = await Promise.all([
      tx.venue.count({ where }),
      tx.rfp.count({ where }),
      tx.venueWaitlistEntry.count({ where }),
    ]);
    if (counts.some((count) => count > 0)) throw new DomainError("organization.not-empty");
    await tx.organization.delete({ where: { id: organization.id } });
  });
}
