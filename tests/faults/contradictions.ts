import type { Db } from "../../server/db/client";
import type { Asked } from "./journal";

export type StoryLine = {
  action: string;
  /** True where the person caused it themselves; false for promotions and any other change. */
  own: boolean;
  status: string | null;
  seats: number;
};

const LINES_OF: Record<Asked["kind"], string[]> = {
  join: ["confirmed", "waitlisted", "requested"],
  edit: ["edited"],
  withdraw: ["withdrawn"],
  accept: ["accepted"],
};
const LIVE = ["confirmed", "waitlisted", "offered", "pending"];

/**
 * Compares what clients were answered with the ledger and the rows of the pool.
 * @returns a sentence for every request that was acknowledged but is missing, was refused but took effect, or took
 * effect twice
 */
export async function findContradictions(db: Db, poolId: string, asked: Asked[]): Promise<string[]> {
  const rows = await db.rsvp.findMany({
    where: { poolId },
    select: { id: true, userId: true, status: true, seats: true },
  });
  const lines = await db.rsvpLedger.findMany({
    where: { poolId, rsvpId: { not: null } },
    orderBy: { id: "asc" },
    select: { rsvpId: true, actorId: true, action: true, toStatus: true, seats: true },
  });
  const userIds = new Set([...asked.map((ask) => ask.userId), ...rows.map((row) => row.userId)]);
  return [...userIds].flatMap((userId) => {
    const row = rows.find((candidate) => candidate.userId === userId);
    const story = lines
      .filter((line) => row && line.rsvpId === row.id)
      .map((line) => ({ ...line, own: line.actorId === userId, status: line.toStatus }));
    const asks = asked.filter((ask) => ask.userId === userId);
    const end = story.at(-1);
    const faults: string[] = [];
    if (row && (row.status !== end?.status || row.seats !== end.seats))
      faults.push(`is ${row.status} with ${row.seats}, the ledger says ${end?.status} with ${end?.seats}`);
    if (!explains(asks, story)) faults.push(`${describeAsks(asks)} do not explain ${describeStory(story)}`);
    return faults.map((fault) => `${userId}: ${fault}`);
  });
}

/**
 * Whether these requests, in this order, can have caused this story. Each acknowledged request is in it once, or
 * its result was so already; each refused one is not in it; each unknown one may be in it once; and it has no other
 * change by the person.
 */
export function explains(asks: Asked[], story: StoryLine[]): boolean {
  const own = story.flatMap((line, index) => (line.own ? [index] : []));
  return search(0, 0);

  function search(ask: number, done: number): boolean {
    const current = asks[ask];
    if (!current) return done === own.length;
    const { came } = current;
    const at = own[done];
    if (
      at !== undefined &&
      came.outcome !== "refused" &&
      fits(current, story[at]) &&
      tells(came, story.slice(at))
    ) {
      if (search(ask + 1, done + 1)) return true;
    }
    if (came.outcome === "ok") {
      // An "unchanged" answer needs a point between the last own line and the next at which the state already was
      // as requested.
      const from = Math.max(0, own[done - 1] ?? 0);
      const between = story.slice(from, at ?? story.length);
      const wasSo = !came.changed && between.some((line) => isSo(current, line));
      if (!wasSo || !tells(came, story.slice(from))) return false;
    }
    return search(ask + 1, done);
  }
}

function fits(ask: Asked, line: StoryLine | undefined): boolean {
  if (!line || !LINES_OF[ask.kind].includes(line.action)) return false;
  return ask.seats === null || ask.seats === line.seats;
}

/** The answered status is one that the RSVP had then or later. */
function tells(came: Asked["came"], story: StoryLine[]): boolean {
  return came.outcome !== "ok" || story.some((line) => line.status === came.status);
}

/** Whether the requested state already held after this line. */
function isSo(ask: Asked, { status, seats }: StoryLine): boolean {
  switch (ask.kind) {
    case "join":
      return LIVE.includes(status ?? "");
    case "edit":
      return LIVE.includes(status ?? "") && ask.seats === seats;
    case "withdraw":
      return status === "cancelled" || status === "declined";
    case "accept":
      return status === "confirmed";
  }
}

function describeAsks(asks: Asked[]): string {
  const said = ({ came }: Asked) => (came.outcome === "ok" ? came.status : `${came.outcome} ${came.reason}`);
  return `asks [${asks.map((ask) => `${ask.kind} ${ask.seats ?? ""} → ${said(ask)}`).join("; ")}]`;
}

function describeStory(story: StoryLine[]): string {
  return `[${story.map((line) => `${line.own ? "" : "*"}${line.action} ${line.seats} ${line.status}`).join("; ")}]`;
}
