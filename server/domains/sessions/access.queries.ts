import type { Db } from "../../db/client";
import { createLoader } from "../../db/loader";

/** A session with its event and its pool. Whether the viewer may see it follows from the event. */
export type SessionRef = { id: string; eventId: string; poolId: string };

const loadSession = createLoader(async (db: Db, ids: string[]) => {
  const pools = await db.seatPool.findMany({
    where: { sessionId: { in: ids } },
    select: { id: true, eventId: true, sessionId: true },
  });
  return new Map(
    pools.flatMap(({ id: poolId, eventId, sessionId: id }): [string, SessionRef][] =>
      id ? [[id, { id, eventId, poolId }]] : [],
    ),
  );
});

/** Null where there is no such session. */
export async function findSession(db: Db, sessionId: string): Promise<SessionRef | null> {
  return (await loadSession(db, sessionId.toLowerCase())) ?? null;
}

/** The sessions among these ids that belong to the event, in the order of the ids. */
export async function findSessionsOf(db: Db, eventId: string, ids: string[]): Promise<SessionRef[]> {
  const found = await Promise.all(ids.map((id) => findSession(db, id)));
  return found.flatMap((session) => (session?.eventId === eventId ? [session] : []));
}
