import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { endWhatEnds } from "../endings/commands";
import { demoId } from "./policy";

/**
 * Ends what the demo's people still have, where the demo was switched off: sign-ins, tokens, links, webhooks. Anybody may
 * have made them, as their password is public. Twice is the same as once. @returns how many people had something
 */
export async function endDemo(db: Db): Promise<number> {
  // Only those whom the demo gives a password can have been signed in as.
  const people = await db.user.findMany({
    where: {
      id: { gte: demoId(0), lt: demoId(0x10000) },
      passwordHash: { not: null },
      OR: [
        { signIns: { some: {} } },
        { accessTokens: { some: {} } },
        { webhooks: { some: {} } },
        { phoneCode: { isNot: null } },
      ],
    },
    select: { id: true },
  });
  for (const { id: userId } of people)
    await inTransaction(db, (tx) => endWhatEnds(tx, "demo-off", { userId }));
  return people.length;
}
