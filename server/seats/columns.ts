import { Prisma } from "../db/generated/client";
import type { ClaimLinkFacts, PoolFacts, RsvpFacts } from "./facts";

/** The Postgres type of a column; an enum is transferred as text. */
type Column = { type: string; isEnum?: boolean };
const of = (type: string): Column => ({ type });
const enumOf = (type: string): Column => ({ type, isEnum: true });

/**
 * Every column of an RSVP that the engine reads and writes. A field of `RsvpFacts` that is missing here does not
 * compile.
 */
const RSVP: Record<keyof RsvpFacts, Column> = {
  id: of("uuid"),
  userId: of("uuid"),
  status: enumOf("RsvpStatus"),
  guests: of("int"),
  seats: of("int"),
  queueNumber: of("int"),
  priority: of("int"),
  passedOver: of("int"),
  specialRequirements: of("text"),
  answers: of("jsonb"),
  source: of("text"),
  rsvpAt: of("timestamptz"),
  statusAt: of("timestamptz"),
  offerExpiresAt: of("timestamptz"),
  barredAt: of("timestamptz"),
  askedAt: of("timestamptz"),
  namedEmail: of("text"),
  leftAt: of("timestamptz"),
  claimLinkId: of("uuid"),
  checkedInAt: of("timestamptz"),
  checkedInSeats: of("int"),
  checkedInMembers: of("int[]"),
  dropIfIn: of("uuid[]"),
  onSiteAt: of("timestamptz"),
  version: of("int"),
};

/** The columns of a pool. `dependsOn` is derived from the owner, so it has no column. */
const POOL: Record<Exclude<keyof PoolFacts, "dependsOn">, Column> = {
  id: of("uuid"),
  capacity: of("int"),
  confirmedSeats: of("int"),
  offeredSeats: of("int"),
  waitlistedSeats: of("int"),
  waitlistLength: of("int"),
  nextQueueNumber: of("int"),
  headQueueNumber: of("int"),
  version: of("int"),
  hasDependents: of("boolean"),
  state: enumOf("PoolState"),
  guestsMax: of("int"),
  waitlistEnabled: of("boolean"),
  waitlistMode: enumOf("WaitlistMode"),
  partyRule: enumOf("PartyRule"),
  passOversMax: of("int"),
  offerMinutes: of("int"),
  cutoffMinutes: of("int"),
  approvalRequired: of("boolean"),
  opensAt: of("timestamptz"),
  closesAt: of("timestamptz"),
  startsAt: of("timestamptz"),
  endsAt: of("timestamptz"),
  overlapAllowed: of("boolean"),
  doorMinutes: of("int"),
};

/** The columns of a claim link. */
const CLAIM_LINK: Record<keyof ClaimLinkFacts, Column> = {
  id: of("uuid"),
  leaderId: of("uuid"),
  makerId: of("uuid"),
  leaderEmail: of("text"),
  label: of("text"),
  token: of("text"),
  seats: of("int"),
  unclaimedSeats: of("int"),
  expiresAt: of("timestamptz"),
  closedAt: of("timestamptz"),
};

const LINE_OWNER = { poolId: of("uuid") };

/** An RSVP row keeps its owner and `rsvpAt` for good; every other column may change. */
export const RSVP_SQL = sqlOf({ ...RSVP, ...LINE_OWNER }, ["id", "poolId", "userId", "rsvpAt"]);
export const POOL_SQL = sqlOf(POOL, ["id"]);
export const CLAIM_LINK_SQL = sqlOf({ ...CLAIM_LINK, ...LINE_OWNER, createdAt: of("timestamptz") }, [
  ...([
    "id",
    "poolId",
    "leaderId",
    "makerId",
    "leaderEmail",
    "label",
    "token",
    "seats",
    "createdAt",
  ] as const),
]);

type Fragments = {
  /** `"id", "poolId", …`: the column list of an insert. */
  names: Prisma.Sql;
  /** The columns of row `alias` for reading: enums as text. */
  read: (alias: string) => Prisma.Sql;
  /** The columns of record `alias` for writing: text cast to enums. */
  written: (alias: string) => Prisma.Sql;
  /** `id uuid, "poolId" uuid, …`: the column definitions that a JSON record is read with. */
  record: Prisma.Sql;
  /** `status = n.status, …`: every column that may change, set from record `alias`. */
  changes: (alias: string) => Prisma.Sql;
};

function sqlOf<Name extends string>(columns: Record<Name, Column>, fixed: readonly Name[]): Fragments {
  const all = Object.entries<Column>(columns);
  const changing = all.filter(([name]) => !fixed.includes(name as Name));
  const list = (texts: string[]) => Prisma.raw(texts.join(", "));
  const cast = (alias: string, [name, { type, isEnum }]: [string, Column]) =>
    `${alias}."${name}"${isEnum ? `::"${type}"` : ""}`;
  return {
    names: list(all.map(([name]) => `"${name}"`)),
    read: (alias) =>
      list(all.map(([name, { isEnum }]) => `${alias}."${name}"${isEnum ? `::text as "${name}"` : ""}`)),
    written: (alias) => list(all.map((column) => cast(alias, column))),
    record: list(all.map(([name, { type, isEnum }]) => `"${name}" ${isEnum ? "text" : type}`)),
    changes: (alias) => list(changing.map((column) => `"${column[0]}" = ${cast(alias, column)}`)),
  };
}
