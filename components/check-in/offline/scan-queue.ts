import type { BatchAnswer } from "@/server/domains/checkin/schema";

/** A scan that was decided on this phone and that the server has not answered yet. It holds ids, and no name. */
export type QueuedScan = {
  /** The server applies each nonce once, however often it is sent. */
  nonce: string;
  kind: "arrive" | "undo";
  eventId: string;
  sessionId: string | null;
  rsvpId: string;
  /** Members of the party by number; an undo names them too. */
  members: number[];
  /** ISO instant by this phone's clock. */
  scannedAt: string;
  /** Who scanned: only their sign-in may send it. */
  viewerId: string;
};

/** What the server decided other than this phone did. Kept until a person has seen it. */
export type Conflict = {
  nonce: string;
  eventId: string;
  rsvpId: string;
  kind: QueuedScan["kind"];
  scannedAt: string;
  is: "double" | "refused";
  /** In words, as the server says it; null for a double. */
  message: string | null;
  name: string | null;
  /** Of a double: who checked them in first, and when. */
  by: string | null;
  firstAt: string | null;
};

/** As many scans as one request carries. */
const BATCH_MAX = 50;
/** Sent again, these would be refused again. */
const FINAL: readonly string[] = ["check-in.nonce-used", "check-in.member", "session.not-found"];

const keyOf = ({ eventId, sessionId, rsvpId }: QueuedScan) => `${eventId} ${sessionId ?? ""} ${rsvpId}`;
const isOneKey = (one: QueuedScan, other: QueuedScan) => keyOf(one) === keyOf(other);

/**
 * The queue with a new scan at its end. A nonce that is in it already is not added again, nor an arrival of members
 * all of whom the queue lets in already: the queue is keyed by RSVP and member, and not by the text of a code.
 */
export function enqueue(queue: readonly QueuedScan[], scan: QueuedScan): QueuedScan[] {
  if (queue.some(({ nonce }) => nonce === scan.nonce)) return [...queue];
  const inside = membersInside(queue, scan);
  const isKnown = scan.kind === "arrive" && scan.members.every((member) => inside.has(member));
  return isKnown ? [...queue] : [...queue, scan];
}

/** The members of a party that the queue lets in, in its order. */
function membersInside(queue: readonly QueuedScan[], scan: QueuedScan): Set<number> {
  const inside = new Set<number>();
  for (const earlier of queue.filter((one) => isOneKey(one, scan))) {
    for (const member of earlier.members) {
      if (earlier.kind === "arrive") inside.add(member);
      else inside.delete(member);
    }
  }
  return inside;
}

/**
 * What to send next: scans of one event by this person, in order. Each RSVP is in it once, because the scans of a
 * batch are decided independently: were the arrival to fail, a later undo must not be decided before its repetition.
 */
export function nextBatch(queue: readonly QueuedScan[], viewerId: string): QueuedScan[] {
  const own = queue.filter((scan) => scan.viewerId === viewerId);
  const batch: QueuedScan[] = [];
  for (const scan of own) {
    if (batch.length === BATCH_MAX) break;
    if (scan.eventId !== own[0]?.eventId) continue;
    if (!batch.some((earlier) => isOneKey(earlier, scan))) batch.push(scan);
  }
  return batch;
}

type Result = BatchAnswer["results"][number];

export type Settled = {
  /** What is still to be sent. */
  queue: QueuedScan[];
  conflicts: Conflict[];
  /** What the server now knows of these RSVPs. */
  answers: NonNullable<Result["answer"]>[];
};

/**
 * The queue after a batch was answered, in whatever order the results are. A scan leaves the queue only by a result of its own:
 * what failed or was not answered stays in its place and is sent again under its nonce.
 */
export function settle(queue: readonly QueuedScan[], results: readonly Result[]): Settled {
  const byNonce = new Map(results.map((result) => [result.nonce, result]));
  const settled: Settled = { queue: [], conflicts: [], answers: [] };
  for (const scan of queue) {
    const result = byNonce.get(scan.nonce);
    if (!result || isToRepeat(result)) {
      settled.queue.push(scan);
      continue;
    }
    const conflict = conflictOf(scan, result);
    if (conflict) settled.conflicts.push(conflict);
    if (result.answer) settled.answers.push(result.answer);
  }
  return settled;
}

const isToRepeat = ({ outcome, reason = "" }: Result) => outcome === "failed" && !FINAL.includes(reason);

function conflictOf(scan: QueuedScan, { outcome, message, answer }: Result): Conflict | null {
  const isAsDecided =
    outcome === "undone" ||
    outcome === "arrived" ||
    outcome === "waiting" ||
    (outcome === "already" && scan.kind === "undo");
  if (isAsDecided) return null;
  const { nonce, eventId, rsvpId, kind, scannedAt } = scan;
  return {
    nonce,
    eventId,
    rsvpId,
    kind,
    scannedAt,
    is: outcome === "already" ? "double" : "refused",
    message: message ?? null,
    name: answer?.person?.name ?? null,
    by: answer?.by ?? null,
    firstAt: answer?.firstAt ?? null,
  };
}
