import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { recordAudit } from "../audit/commands";
import { partsOf, shownSubject } from "./policy";

/** Lifts a limit: the attempts that it counted are forgotten. @throws DomainError not-found */
export async function liftLimit(
  db: Db,
  limitId: string,
  { actorId, now }: { actorId: string | null; now: Date },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [gone] = await tx.$queryRaw<{ key: string }[]>`
      delete from "RateLimit" where encode(sha256(convert_to(key, 'UTF8')), 'hex') = ${limitId} returning key`;
    if (!gone) throw notFound("limit");
    const whose = shownSubject(gone.key) ?? limitId.slice(0, 16);
    const subject = { kind: "limit" as const, id: `${partsOf(gone.key).limit}:${whose}` };
    await recordAudit(tx, [{ actorId, action: "limit.lifted", subject }], now);
  });
}
