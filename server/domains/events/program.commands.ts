import { randomUUID } from "node:crypto";
import { inParts } from "../../db/in-parts";
import type { Tx } from "../../db/transaction";
import { applySeatList, unwrapAnswer } from "../../seats/apply";
import type { PoolState, PoolTerms } from "../../seats/facts";
import { createSessionPools } from "../../seats/pools";
import type { PoolRequest } from "../../seats/request";
import { spanMoved } from "./policy";

/** What a change of an event means for its sessions. The caller holds the locks of all pools of the event. */

type Change = {
  event: { id: string; poolId: string };
  /** The new terms of the event's own pool. */
  terms: Partial<PoolTerms>;
  moving?: string[] | undefined;
  actorId: string | null;
  now: Date;
};

/**
 * Changes the state of the event's pool and of the pools of its sessions, which open and close with it. A session that
 * was cancelled stays cancelled.
 */
export async function changeProgramState(
  tx: Tx,
  { state, ...change }: Omit<Change, "terms" | "moving"> & { state: PoolState },
): Promise<void> {
  const pools = await poolsOfSessions(tx, change.event.id);
  await changeTogether(tx, { ...change, terms: { state } }, () => ({ state }), pools);
}

/** Changes the terms of the event's pool. Where overlaps are allowed or refused anew, its sessions follow. */
export async function changeEventTerms(
  tx: Tx,
  { overlapsAllowed, ...change }: Change & { overlapsAllowed: boolean | undefined },
): Promise<void> {
  const pools = overlapsAllowed === undefined ? [] : await poolsOfSessions(tx, change.event.id);
  await changeTogether(
    tx,
    change,
    ({ trackAllows }) => ({ overlapAllowed: overlapsAllowed || trackAllows }),
    pools,
  );
}

type SessionPool = { id: string; trackAllows: boolean };

/** The pools of the sessions that were not cancelled. */
async function poolsOfSessions(tx: Tx, eventId: string): Promise<SessionPool[]> {
  return tx.$queryRaw<SessionPool[]>`
    select p.id, coalesce(t."overlapAllowed", false) as "trackAllows"
    from "SeatPool" p join "Session" s on s.id = p."sessionId" left join "Track" t on t.id = s."trackId"
    where p."eventId" = ${eventId}::uuid and s."cancelledAt" is null order by p.id`;
}

/** One decision, so that queues are served by the terms that all pools have in the end. */
async function changeTogether(
  tx: Tx,
  { event, terms, moving, actorId, now }: Change,
  termsOf: (pool: SessionPool) => Partial<PoolTerms>,
  sessions: SessionPool[],
): Promise<void> {
  const own: PoolRequest = { kind: "terms", poolId: event.poolId, terms, moving, actorId };
  const others = sessions.map(
    (pool): PoolRequest => ({ kind: "terms", poolId: pool.id, terms: termsOf(pool), actorId }),
  );
  const rows = await tx.seatPool.findMany({ where: { eventId: event.id }, select: { id: true } });
  const poolIds = rows.map(({ id }) => id);
  const answers = await applySeatList(tx, { poolIds, requests: [own, ...others], now });
  for (const answer of answers) unwrapAnswer(answer);
}

/** The event that a copy is made of, and its start. */
export type Original = { eventId: string; startsAt: Date };

type Copy = { original: Original; eventId: string; startsAt: Date; timeZone: string; state: PoolState };

/**
 * Copies rooms, tracks, speakers and the sessions that were not cancelled to another event. Sessions keep their
 * distance to the start by the clocks of the zone.
 */
export async function copyProgram(tx: Tx, { original, eventId, ...to }: Copy): Promise<void> {
  const where = { eventId: original.eventId };
  const copied = <Row extends { id: string; eventId: string }>(rows: Row[]) =>
    rows.map((row) => ({ ...row, id: randomUUID(), eventId }));
  const idsOf = (before: { id: string }[], after: { id: string }[]) =>
    new Map(before.map(({ id }, index) => [id, after[index]?.id ?? null]));
  const [rooms, tracks, speakers] = [
    await tx.room.findMany({ where }),
    await tx.track.findMany({ where }),
    await tx.speaker.findMany({ where }),
  ];
  const [newRooms, newTracks, newSpeakers] = [copied(rooms), copied(tracks), copied(speakers)];
  await tx.room.createMany({ data: newRooms });
  await tx.track.createMany({ data: newTracks });
  await inParts(newSpeakers, (data) => tx.speaker.createMany({ data }));
  const ids = {
    rooms: idsOf(rooms, newRooms),
    tracks: idsOf(tracks, newTracks),
    speakers: idsOf(speakers, newSpeakers),
  };
  await copySessions(tx, { original, eventId, ...to }, ids);
}

type NewIds = Record<"rooms" | "tracks" | "speakers", Map<string, string | null>>;

async function copySessions(tx: Tx, { original, eventId, ...to }: Copy, ids: NewIds): Promise<void> {
  const pools = await tx.seatPool.findMany({
    where: { eventId: original.eventId, session: { is: { cancelledAt: null } } },
    include: { session: { include: { speakers: true } } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  const copies = pools.flatMap(({ session, ...pool }) =>
    session ? [{ pool, session, sessionId: randomUUID() }] : [],
  );
  const idIn = (known: Map<string, string | null>, id: string | null) =>
    id ? (known.get(id) ?? null) : null;
  const sessions = copies.map(({ session: { title, description, type, ownCapacity, ...of }, sessionId }) => ({
    ...{ id: sessionId, eventId, title, description, type, ownCapacity },
    roomId: idIn(ids.rooms, of.roomId),
    trackId: idIn(ids.tracks, of.trackId),
  }));
  await inParts(sessions, (data) => tx.session.createMany({ data }));
  const moved = copies.map(({ pool, sessionId }) => ({
    ...termsOfCopy(pool),
    ...spanMoved(pool, { from: original.startsAt, to: to.startsAt, timeZone: to.timeZone }),
    state: to.state,
    sessionId,
  }));
  await createSessionPools(tx, eventId, moved);
  const links = copies.flatMap(({ session, sessionId }) =>
    session.speakers.flatMap(({ speakerId, position }) => {
      const id = idIn(ids.speakers, speakerId);
      return id ? [{ sessionId, speakerId: id, position }] : [];
    }),
  );
  await inParts(links, (data) => tx.sessionSpeaker.createMany({ data }));
}

function termsOfCopy(pool: PoolTerms): Omit<PoolTerms, "state" | "startsAt" | "endsAt"> {
  const { capacity, guestsMax, waitlistEnabled, waitlistMode, partyRule, passOversMax } = pool;
  const { offerMinutes, cutoffMinutes, approvalRequired, overlapAllowed, doorMinutes } = pool;
  return {
    ...{ capacity, guestsMax, waitlistEnabled, waitlistMode, partyRule, passOversMax },
    ...{ offerMinutes, cutoffMinutes, approvalRequired, overlapAllowed, doorMinutes },
    opensAt: null,
    closesAt: null,
  };
}
