import { whyTooLarge } from "../admission";
import { seatCounts, whyOver } from "../availability";
import type { PoolDraft } from "../draft";
import { enter, seatOrQueue, whyClashing, whyLeft, whyUnsupported } from "../entry";
import { GROUP_MAX } from "../facts";
import { done, isLive, type MemberOutcome, type Refusal, refused, type SeatOutcome } from "../outcome";
import { freeSeats } from "../promotion";
import type { GroupMember, RequestOf } from "../request";

/**
 * A host registers many people together. Seats are held until each person answers: no person is seated by others.
 * Each gets a result; under `allOrNothing` one failure fails all.
 */
export function register(draft: PoolDraft, request: RequestOf<"register">): SeatOutcome {
  const { members, mode, actorId } = request;
  const over = whyOver(draft.pool, draft.now);
  if (over) return refused(over);
  if (members.length === 0 || members.length > GROUP_MAX) {
    return refused("group.size", { field: "people", groupMax: GROUP_MAX });
  }
  if (mode === "allOrNothing") return registerAll(draft, members, actorId);
  const outcomes = members.map((member) => registerOne(draft, member, actorId));
  return { ...done(outcomes.some(isNew)), members: outcomes };
}

function registerAll(draft: PoolDraft, members: GroupMember[], actorId: string | null): SeatOutcome {
  const newcomers = newcomersOf(draft, members);
  const seats = newcomers.reduce((sum, member) => sum + 1 + member.guests, 0);
  const free = freeSeats(draft.pool);
  const passed = seats === 0 ? [] : draft.passOversFor(seats);
  const refusals = newcomers.map((member) => whyNot(draft, member));
  if (!passed || refusals.some(Boolean)) {
    const noRoom = passed ? undefined : "seats.not-enough";
    const reasons = new Map(newcomers.map((member, i) => [member.userId, refusals[i]?.reason ?? noRoom]));
    const results = members.map(({ userId }) => {
      const reason = reasons.get(userId);
      return { person: userId, ...(reason && { reason }) };
    });
    const { seatsLeft } = seatCounts(draft.pool);
    return refused("group.not-all-fit", { results, seatsLeft, seatsNeeded: seats });
  }
  draft.countPassOvers(passed, free);
  const fresh = new Set(newcomers);
  const outcomes = members.map((member) =>
    fresh.has(member) ? seat(draft, member, actorId) : unchanged(draft, member),
  );
  return { ...done(newcomers.length > 0), members: outcomes };
}

/** The members who are not in yet, without duplicates. */
function newcomersOf(draft: PoolDraft, members: GroupMember[]): GroupMember[] {
  const seen = new Set<string>();
  return members.filter(({ userId }) => {
    const row = draft.rowOfUser(userId);
    if (seen.has(userId) || (row && isLive(row))) return false;
    seen.add(userId);
    return true;
  });
}

/**
 * Why a member cannot be registered. A declined person can: it was the host who declined. A banned person cannot. A
 * person who withdrew, declined an offer or let it expire cannot either: they come back only by themselves.
 */
function whyNot(draft: PoolDraft, { userId, guests }: GroupMember): Refusal | undefined {
  if (draft.barred.has(userId)) return refused("account.banned");
  if (draft.rowOfUser(userId)?.barredAt) return refused("rsvp.barred");
  return (
    whyLeft(draft.rowOfUser(userId)) ??
    whyUnsupported(draft, userId) ??
    whyClashing(draft, userId) ??
    whyTooLarge(draft.pool, guests)
  );
}

function registerOne(draft: PoolDraft, member: GroupMember, actorId: string | null): MemberOutcome {
  const row = draft.rowOfUser(member.userId);
  if (row && isLive(row)) return unchanged(draft, member);
  const outcome =
    whyNot(draft, member) ??
    seatOrQueue(draft, row, entryOf(draft, member, actorId), actionsFor(member, actorId));
  if (!outcome.ok) {
    return { userId: member.userId, rsvpId: row?.id ?? null, outcome: "refused", reason: outcome.reason };
  }
  return entered(draft, member);
}

/** A host who names themselves in a group has thereby answered. */
function actionsFor({ userId }: GroupMember, actorId: string | null) {
  const action = userId === actorId ? "registered" : "asked";
  return { seated: action, waitlisted: action } as const;
}

function entered(draft: PoolDraft, { userId }: GroupMember): MemberOutcome {
  const row = draft.rowOfUser(userId);
  const status = row?.status;
  const outcome = status === "confirmed" || status === "offered" ? status : "waitlisted";
  return { userId, rsvpId: row?.id ?? null, outcome };
}

/** Seats for the whole group were checked together, so each member may now take their own. */
function seat(draft: PoolDraft, member: GroupMember, actorId: string | null): MemberOutcome {
  const known = draft.rowOfUser(member.userId);
  const row = enter(draft, known, entryOf(draft, member, actorId));
  draft.move(row, row.askedAt ? "offered" : "confirmed", actionsFor(member, actorId).seated, actorId);
  return entered(draft, member);
}

function entryOf(
  draft: PoolDraft,
  { rsvpId, userId, guests, namedEmail = null }: GroupMember,
  actorId: string | null,
) {
  const row = draft.rowOfUser(userId);
  const consent = userId === actorId ? SELF : { askedAt: draft.now, namedEmail };
  const { id, specialRequirements, answers, source } = row ?? { ...NOBODY, id: rsvpId };
  return { actorId, id, userId, guests, specialRequirements, answers, source, ...consent };
}

const SELF = { askedAt: null, namedEmail: null };

const NOBODY = { specialRequirements: null, answers: {}, source: "group" };

function unchanged(draft: PoolDraft, { userId }: GroupMember): MemberOutcome {
  return { userId, rsvpId: draft.rowOfUser(userId)?.id ?? null, outcome: "unchanged" };
}

const isNew = ({ outcome }: MemberOutcome) => outcome !== "unchanged" && outcome !== "refused";
