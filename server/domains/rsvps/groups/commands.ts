import { randomBytes } from "node:crypto";
import { uuidV7 } from "@/lib/uuid";
import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { DomainError } from "../../../errors";
import { submitSeatRequest } from "../desk/commands";
import type { GroupMode, MemberOutcome } from "../seats/schema";
import type { GroupPerson, GroupResults } from "./schema";

/** Whatever tells a host which addresses have an account cannot be asked without end. */
export const GROUP_LIMIT: Limit = { name: "group", hitsMax: 30, windowSeconds: 3_600 };
const STRANGER = "group.no-account";

type Group = {
  event: { poolId: string };
  by: { id: string; emailVerified: boolean };
  people: GroupPerson[];
  mode: GroupMode;
  now?: Date | null;
};

/**
 * A host registers a whole group in one decision: one result per person, in the order given.
 * @throws DomainError group.not-all-fit with `results`, where `allOrNothing` cannot be had; nothing is changed then;
 * account.unconfirmed, since people who never asked are mailed in the host's name
 */
export async function registerGroup(
  db: Db,
  { event, by, people, mode, now = null }: Group,
): Promise<GroupResults> {
  if (!by.emailVerified) throw new DomainError("forbidden", "account.unconfirmed");
  const actorId = by.id;
  await takeHit(db, GROUP_LIMIT, actorId, now);
  const found = await findPeople(db, people);
  const strangers = people.filter((person) => !found.has(nameOf(person)));
  if (mode === "allOrNothing" && strangers.length > 0) {
    throw notAllFit(people, (person) => (found.has(nameOf(person)) ? undefined : STRANGER), {});
  }
  const members = people.flatMap((person) => {
    const userId = found.get(nameOf(person));
    return userId
      ? [{ rsvpId: uuidV7(Date.now(), randomBytes(10)), userId, guests: person.guests, person }]
      : [];
  });
  const request = {
    kind: "register" as const,
    actorId,
    mode,
    members: members.map(({ person: _, ...member }) => member),
  };
  // A group of strangers only still answers with the seats.
  const { outcome, seats } = await submitSeatRequest(
    db,
    event.poolId,
    members.length > 0 ? request : { kind: "sweep", actorId: null },
    now,
  );
  if (!outcome.ok) {
    if (outcome.reason !== "group.not-all-fit") {
      throw new DomainError(outcome.code, outcome.reason, outcome.details);
    }
    const refusals = (outcome.details?.members ?? []) as { userId: string; reason?: string }[];
    const reasons = new Map(refusals.map(({ userId, reason }) => [userId, reason]));
    throw notAllFit(people, (person) => reasons.get(found.get(nameOf(person)) ?? ""), outcome.details);
  }
  const outcomes = new Map<unknown, MemberOutcome | undefined>(
    members.map(({ person }, index) => [person, outcome.members?.[index]]),
  );
  return { results: people.map((person) => resultOf(person, outcomes.get(person))), seats };
}

function resultOf(person: GroupPerson, outcome: MemberOutcome | undefined): GroupResults["results"][number] {
  if (!outcome) return { id: null, person: nameOf(person), outcome: "refused", reason: STRANGER };
  const { rsvpId, outcome: what, reason } = outcome;
  return { id: rsvpId, person: nameOf(person), outcome: what, ...(reason && { reason }) };
}

function notAllFit(
  people: GroupPerson[],
  reasonOf: (person: GroupPerson) => string | undefined,
  details: Record<string, unknown> | undefined,
): DomainError {
  const results = people.map((person) => ({ person: nameOf(person), reason: reasonOf(person) }));
  const { members: _, ...rest } = details ?? {};
  return new DomainError("conflict", "group.not-all-fit", { ...rest, results });
}

const nameOf = ({ email, userId }: GroupPerson): string => email ?? userId ?? "";

/** Accounts by the name that the host gave. */
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
