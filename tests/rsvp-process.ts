import { openDatabase } from "../server/db/client";
import { submitSeatRequest } from "../server/domains/rsvps/desk/commands";
import { newId } from "./factories";

type Task = { url: string; poolId: string; userIds: string[]; now: string };

/** A server process of its own for race tests: answers one task, then ends. */
process.once("message", async ({ url, poolId, userIds, now }: Task) => {
  const db = openDatabase(url, 5);
  const answers = await Promise.all(
    userIds.map((userId) =>
      submitSeatRequest(
        db,
        poolId,
        { kind: "join", actorId: userId, rsvpId: newId(), userId, guests: 0, specialRequirements: null },
        new Date(now),
      ),
    ),
  );
  process.send?.({ answered: answers.filter((answer) => answer.outcome.ok).length });
  await db.$disconnect();
  process.disconnect();
});
