import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { roleReaches } from "../groups/access/policy";
import { findGroupAccess } from "../groups/access/queries";
import { recordAction } from "../groups/actions.commands";
import type { ContributionRef } from "../posts/reading/queries";
import { lockPeople } from "./actors.commands";
import { act, lockOpenGroup } from "./acts.commands";
import { suspend, takePersonHit, warn } from "./people.commands";
import { resolveOpen, type Thing } from "./resolving.commands";
import type { Resolution } from "./schema";

const RESOLUTIONS: Limit = { name: "report-resolve", hitsMax: 120, windowSeconds: 60 };

type Order = {
  reportId: string;
  action: Resolution;
  reason: string;
  until?: Date | undefined;
  viewer: Viewer;
  now: Date;
};

export type Resolved = { reportId: string; status: "upheld" | "dismissed"; resolved: number };

/**
 * Resolves a report and every other open report of the same thing, together with what is done about it.
 * @throws DomainError not-found for people who do not moderate the group, and reports of groups are for admins only;
 * conflict `report.resolved` where another moderator was faster; invalid `report.action-unfit`; rate-limited; what the action
 * throws
 */
export async function resolveReport(db: Db, order: Order): Promise<Resolved> {
  const { action, viewer } = order;
  await takeHit(db, RESOLUTIONS, viewer.id);
  if (action === "warn" || action === "suspend") await takePersonHit(db, action, viewer.id);
  const found = await findReport(db, order);
  const status = order.action === "dismiss" || order.action === "approve" ? "dismissed" : "upheld";
  return inTransaction(db, async (tx) => {
    if (order.action === "lock") await lockOpenGroup(tx, found.groupId);
    // The membership of the moderator is locked first: two acts of one moderator go one after the other.
    const { actorId } = await lockPeople(tx, {
      groupId: found.groupId,
      viewer: order.viewer,
      targetId: found.personId ?? order.viewer.id,
      isJudged: found.personId !== null,
      now: order.now,
    });
    const isHeld = found.ref !== null && (await lockThing(tx, found.ref.id));
    const resolved = await resolveOpen(tx, found.thing, { status, viewer: order.viewer, now: order.now });
    if (resolved === 0) {
      const row = await tx.report.findUnique({ where: { id: order.reportId }, select: { status: true } });
      throw new DomainError("report.resolved", {
        status: row?.status === "dismissed" ? "dismissed" : "upheld",
      });
    }
    // Of what is shown already, letting it through would dismiss the report without a line in the log.
    if (order.action === "approve" && found.ref && !isHeld) throw new DomainError("moderation.not-held");
    await carryOut(tx, order, found, actorId);
    return { reportId: order.reportId, status, resolved };
  });
}

type Found = {
  groupId: string;
  thing: Thing;
  ref: ContributionRef | null;
  /** Whom it is about: the author or the person; null = the group. */
  personId: string | null;
};

async function findReport(db: Db, { reportId, viewer }: Order): Promise<Found> {
  const row = await db.report.findUnique({
    where: { id: reportId },
    select: {
      groupId: true,
      personId: true,
      contribution: { select: { id: true, postId: true, authorId: true } },
    },
  });
  if (!row) throw notFound("report");
  const { groupId, contribution } = row;
  const group = await findGroupAccess(db, { groupId, viewer });
  const isAboutGroup = !contribution && !row.personId;
  const mayResolve =
    viewer.role === "admin" || (!isAboutGroup && roleReaches(group?.role ?? null, "moderator"));
  if (!mayResolve) throw notFound("report");
  if (contribution) {
    const ref = { ...contribution, groupId };
    return { groupId, ref, personId: ref.authorId, thing: { contributionId: ref.id } };
  }
  const { personId } = row;
  return { groupId, ref: null, personId, thing: personId ? { groupId, personId } : { groupId } };
}

/** Locks the post before the contribution, as every other act. @returns whether the contribution is held */
async function lockThing(tx: Tx, contributionId: string): Promise<boolean> {
  await tx.$queryRaw`select p.id from "Post" p join "Contribution" c on c."postId" = p.id
    where c.id = ${contributionId}::uuid for no key update of p`;
  const [row] = await tx.$queryRaw<{ heldAt: Date | null }[]>`
    select "heldAt" from "Contribution" where id = ${contributionId}::uuid for no key update`;
  return row !== undefined && row.heldAt !== null;
}

async function carryOut(
  tx: Tx,
  { action, reason, until, viewer, now }: Order,
  { groupId, ref, personId }: Found,
  actorId: string | null,
): Promise<void> {
  const unfit = () => new DomainError("report.action-unfit", { field: "action" });
  switch (action) {
    case "hide":
    case "approve":
    case "reject":
    case "lock":
      if (!ref || (action === "lock" && ref.id !== ref.postId)) throw unfit();
      await act(tx, { act: action, ref, viewer, reason, now });
      return;
    case "warn":
    case "suspend": {
      if (!personId) throw unfit();
      const order = { groupId, userId: personId, viewer, reason, now };
      if (action === "warn") await warn(tx, order);
      else await suspend(tx, { ...order, until: until ?? now });
      return;
    }
    case "dismiss":
    case "uphold": {
      const kind = action === "dismiss" ? "dismissed" : "upheld";
      const line = { groupId, at: now, actorId, kind, personId, reason, contributionId: ref?.id ?? null };
      await recordAction(tx, line);
    }
  }
}
