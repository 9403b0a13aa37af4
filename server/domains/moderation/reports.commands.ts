import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent } from "../../outbox/append";
import type { Viewer } from "../accounts/schema";
import { getGroupAccess } from "../groups/access/queries";
import { findContributionAccess } from "../posts/reading/queries";
import { REPORT_REASONS, type ReportIn, type ReportOut, type ReportReason } from "./schema";

const REPORTS: Limit = { name: "report", hitsMax: 30, windowSeconds: 3600 };

const COLUMNS = Prisma.sql`id, "groupId", reasons::text[] as reasons, note, status::text as status, "createdAt"`;
type Row = Omit<ReportOut, "createdAt" | "targetType" | "targetId"> & { createdAt: Date };

type Target = { groupId: string; contributionId: string | null; personId: string | null };

/**
 * Reports something that the viewer may read. While their report of it is open, another one is answered with it.
 * @throws DomainError not-found for what they may not read; conflict `report.self`; rate-limited after 30 in an hour
 */
export async function report(
  db: Db,
  { viewer, now, ...input }: ReportIn & { viewer: Viewer; now: Date },
): Promise<ReportOut & { created: boolean }> {
  await takeHit(db, REPORTS, viewer.id);
  const target = await findTarget(db, input, viewer);
  return inTransaction(db, async (tx) => {
    const { reasons, note } = reasonsOf(input);
    const [added] = await tx.$queryRaw<Row[]>`
      insert into "Report" (id, "groupId", "contributionId", "personId", "reporterId", reasons, note, "createdAt")
      values (gen_random_uuid(), ${target.groupId}::uuid, ${target.contributionId}::uuid, ${target.personId}::uuid,
        ${viewer.id}::uuid, ${reasons}::text[]::"ReportReason"[], ${note}, ${now})
      on conflict do nothing returning ${COLUMNS}`;
    if (!added) return { ...shown(await openReport(tx, target, viewer.id), input), created: false };
    const { groupId } = target;
    const payload = { groupId, reportId: added.id };
    await appendEvent(tx, { type: "moderation.reported", aggregateId: groupId, payload });
    return { ...shown(added, input), created: true };
  });
}

async function findTarget(db: Db, input: ReportIn, viewer: Viewer): Promise<Target> {
  const { targetType, targetId } = input;
  if (targetType === "post" || targetType === "comment") {
    const found = await findContributionAccess(db, { id: targetId, viewer });
    if (!found || (found.id === found.postId) !== (targetType === "post")) throw notFound(targetType);
    if (found.authorId === viewer.id) throw new DomainError("report.self");
    return { groupId: found.groupId, contributionId: found.id, personId: null };
  }
  const groupId = targetType === "group" ? targetId : (input.groupId ?? "");
  const group = await getGroupAccess(db, { groupId, viewer });
  if (targetType === "group") return { groupId: group.id, contributionId: null, personId: null };
  if (targetId === viewer.id) throw new DomainError("report.self");
  const member = await db.groupMember.findFirst({ where: { groupId: group.id, userId: targetId } });
  const wrote =
    member ?? (await db.contribution.findFirst({ where: { groupId: group.id, authorId: targetId } }));
  if (!wrote) throw notFound("person");
  return { groupId: group.id, contributionId: null, personId: targetId };
}

/** A text that is none of the reasons is a note for `other`. */
function reasonsOf({ reason, reasons = [], note }: ReportIn): { reasons: ReportReason[]; note: string } {
  const known = REPORT_REASONS.find((one) => one === reason);
  if (reason === undefined || known) {
    return { reasons: [...new Set([...(known ? [known] : []), ...reasons])], note };
  }
  return {
    reasons: [...new Set([...reasons, "other" as const])],
    note: note ? `${reason}\n\n${note}` : reason,
  };
}

async function openReport(tx: Tx, target: Target, reporterId: string): Promise<Row> {
  const [row] = await tx.$queryRaw<Row[]>`
    select ${COLUMNS} from "Report"
    where "reporterId" = ${reporterId}::uuid and "groupId" = ${target.groupId}::uuid and status = 'open'
      and "contributionId" is not distinct from ${target.contributionId}::uuid
      and "personId" is not distinct from ${target.personId}::uuid`;
  // It was resolved between the two statements: asked again, a new one is made.
  if (!row) throw new DomainError("database.busy");
  return row;
}

function shown({ createdAt, ...row }: Row, { targetType, targetId }: ReportIn): ReportOut {
  return { ...row, targetType, targetId, createdAt: createdAt.toISOString() };
}
