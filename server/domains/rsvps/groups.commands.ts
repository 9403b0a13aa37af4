import { randomBytes } from "node:crypto";
import type { Reason } from "@/lib/refusals/table";
import { uuidV7 } from "@/lib/uuid";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { DomainError } from "../../errors";
import { submitSeatRequest } from "../../seats/gather";
import type { MemberOutcome } from "../../seats/outcome";
import type { GroupMode } from "../../seats/request";
import { takeMailHits, takeSenderHits } from "../accounts/recipients.commands";
import { findRefusing, NO_INVITATIONS } from "../refusals/queries";
import type { GroupPerson, GroupResults } from "./groups.schema";

/** Limited, because the result reveals which addresses have an account. */
export const GROUP_LIMIT: Limit = { name: "group", hitsMax: 30, windowSeconds: 3_600 };
const STRANGER = "group.no-account";

type Group = {
  event: { poolId: string; hostId: string };
  by: { id: string; emailVerified: boolean };
  people: GroupPerson[];
  mode: GroupMode;
  /** Whether a leader of the event's group asks, who hosts the event no more than its other members. */
  isLeader?: boolean;
  now?: Date | null;
};

/**
 * A host, or a leader of the event's group, registers people in one decision. Who is coming, was removed or has left is
 * for hosts: the results for a leader depend on accounts alone, and an address that a leader named is shown to no host.
 * @returns one result per person, in the order given
 * @throws DomainError group.not-all-fit with `results` where `allOrNothing` cannot be granted, and nothing changes;
 * account.unconfirmed, because people who never asked are emailed in the host's name
 */
export async function registerGroup(
  db: Db,
  { event, by, people, mode, isLeader = false, now = null }: Group,
): Promise<GroupResults> {
  if (!by.emailVerified) throw new DomainError("account.unconfirmed");
  const actorId = by.id;
  await takeHit(db, GROUP_LIMIT, actorId, now);
  const found = await findPeople(db, people);
  const closed = await findUnaskable(db, {
    event,
    actorId,
    userIds: [...new Set(found.values())],
    isLeader,
    now,
  });
  const whyNot = (person: GroupPerson) => {
    const userId = found.get(nameOf(person));
    return userId === undefined ? STRANGER : closed.get(userId);
  };
  if (mode === "allOrNothing" && people.some((person) => whyNot(person))) throw notAllFit(people, whyNot, {});
  const members = people.flatMap((person) => {
    const userId = found.get(nameOf(person));
    if (!userId || closed.has(userId)) return [];
    const namedEmail = isLeader ? null : (person.email ?? null);
    return [
      { rsvpId: uuidV7(Date.now(), randomBytes(10)), userId, guests: person.guests, namedEmail, person },
    ];
  });
  const request = {
    kind: "register" as const,
    actorId,
    mode,
    members: members.map(({ person: _, ...member }) => member),
  };
  // Even a group with no known account is answered with the seats.
  const { outcome, seats } = await submitSeatRequest(
    db,
    event.poolId,
    members.length > 0 ? request : { kind: "sweep", actorId: null },
    now,
  );
  if (!outcome.ok) {
    if (outcome.reason !== "group.not-all-fit") {
      throw new DomainError(outcome.reason, outcome.details);
    }
    const { results, ...room } = outcome.details;
    if (isLeader) throw notAllFit(people, () => undefined, {});
    const reasons = new Map(results.map(({ person, reason }) => [person, reason]));
    throw notAllFit(people, (person) => reasons.get(found.get(nameOf(person)) ?? ""), room);
  }
  const outcomes = new Map<unknown, MemberOutcome | undefined>(
    members.map(({ person }, index) => [person, outcome.members?.[index]]),
  );
  const results = people.map((person) => {
    const result = resultOf(person, outcomes.get(person), whyNot(person));
    const isAsked = isLeader && !whyNot(person) && found.get(nameOf(person)) !== actorId;
    return isAsked ? { id: null, person: result.person, outcome: "asked" as const } : result;
  });
  return { results, seats };
}

function resultOf(
  person: GroupPerson,
  outcome: MemberOutcome | undefined,
  why: Reason | undefined,
): GroupResults["results"][number] {
  if (!outcome) return { id: null, person: nameOf(person), outcome: "refused", reason: why ?? STRANGER };
  const { rsvpId, outcome: what, reason } = outcome;
  return { id: rsvpId, person: nameOf(person), outcome: what, ...(reason && { reason }) };
}

function notAllFit(
  people: GroupPerson[],
  reasonOf: (person: GroupPerson) => string | undefined,
  room: { seatsLeft?: number | null; seatsNeeded?: number },
): DomainError {
  const results = people.map((person) => ({ person: nameOf(person), reason: reasonOf(person) }));
  return new DomainError("group.not-all-fit", { ...room, results });
}

const nameOf = ({ email, userId }: GroupPerson): string => email ?? userId ?? "";

type Naming = {
  event: Group["event"];
  actorId: string;
  userIds: string[];
  isLeader: boolean;
  now: Date | null;
};

/**
 * The people among these who may not be asked, each with the reason: they unsubscribed from such emails, or have
 * received enough of them for now. Every person who may be asked is counted against the limit, over all events and
 * hosts.
 */
async function findUnaskable(
  db: Db,
  { event, actorId, userIds, isLeader, now }: Naming,
): Promise<Map<string, Reason>> {
  // A person who is already in, or who may not be registered again, gets no email.
  const isMailed = {
    rsvps: {
      none: {
        poolId: event.poolId,
        OR: [
          { status: { notIn: ["cancelled" as const, "declined" as const] } },
          { leftAt: { not: null } },
          { barredAt: { not: null } },
        ],
      },
    },
  };
  const users = await db.user.findMany({
    // A leader is answered alike for everyone, so everyone is counted.
    where: { id: { in: userIds, not: actorId }, ...(isLeader ? {} : isMailed) },
    select: { id: true, email: true },
  });
  if (users.length === 0) return new Map();
  await takeSenderHits(db, actorId, users.length, now);
  const emails = users.map(({ email }) => email);
  const refusing = await findRefusing(db, emails, [event.hostId, actorId]);
  const willing = emails.filter((email) => !refusing.has(email));
  const mailable = new Set(await takeMailHits(db, willing, now));
  return new Map(
    users.flatMap(({ id, email }): [string, Reason][] => {
      if (refusing.has(email)) return [[id, NO_INVITATIONS]];
      return mailable.has(email) ? [] : [[id, "rsvp.mailed-enough"]];
    }),
  );
}

/** Accounts by the name or address that the host gave. */
async function findPeople(db: Db, people: GroupPerson[]): Promise<Map<string, string>> {
  const emails = people.flatMap(({ email }) => email ?? []);
  const ids = people.flatMap(({ userId }) => userId ?? []);
  const users = await db.user.findMany({
    where: { OR: [{ email: { in: emails } }, { id: { in: ids } }] },
    select: { id: true, email: true },
  });
  return new Map(
    users.flatMap(({ id, email }): [string, string][] => [
      [id, id],
      [email, id],
    ]),
  );
}
