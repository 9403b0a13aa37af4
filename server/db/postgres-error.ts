import { DomainError } from "../errors";

type Cause = {
  originalCode?: string;
  code?: string;
  originalMessage?: string;
  message?: string;
  cause?: unknown;
};

/** The SQLSTATE in an error of Prisma, of pg or of the driver adapter beneath Prisma. */
export function sqlState(error: unknown): string | undefined {
  for (const cause of causes(error)) {
    const code = cause.originalCode ?? cause.code;
    if (code && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith("P2")) return code;
  }
  return undefined;
}

/** True if a retry of the transaction can succeed: serialization failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40001" || state === "40P01" || prismaCode(error) === "P2034";
}

/** True if the database was unreachable or the connection was lost, so that the outcome of a commit is unknown. */
export function isConnectionLost(error: unknown): boolean {
  if (["P1001", "P1002", "P1008", "P1017", "P2024"].includes(prismaCode(error) ?? "")) return true;
  const state = sqlState(error);
  if (state && (/^(08|57P)/.test(state) || ENDED_BY_SERVER.has(state))) return true;
  return causes(error).some((cause) =>
    /Can't reach database server|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Connection terminated|connection error and is not queryable|ConnectionClosed|Server has closed/i.test(
      `${cause.code ?? ""} ${cause.originalMessage ?? cause.message ?? ""}`,
    ),
  );
}

/** The server ends sessions that are idle in a transaction, or whose transaction takes too long. */
const ENDED_BY_SERVER = new Set(["25P03", "25P04"]);

/** Lock and statement timeouts, and resources that the server lacks at the moment. */
const BUSY = new Set(["55P03", "57014", "53000", "53200", "53300", "53400"]);

/** Why a reachable database cannot store anything. Until an operator acts, every write fails the same way. */
export type Standstill = "database.full" | "database.read-only" | "database.faulty";

/**
 * The state of the database behind an error, or undefined if the error concerns one statement only. The states: a
 * full disk, a read-only server (a standby, `default_transaction_read_only`), files that cannot be read or written.
 */
export function standstillOf(error: unknown): Standstill | undefined {
  const state = sqlState(error);
  if (state === "53100") return "database.full";
  if (state === "25006") return "database.read-only";
  if (state && (/^58/.test(state) || ["XX001", "XX002"].includes(state))) return "database.faulty";
  // The server is close to transaction id wraparound. The same SQLSTATE also reports a value that is too long.
  const isWornOut = state === "54000" && /not accepting commands/.test(textOf(error));
  return isWornOut ? "database.faulty" : undefined;
}

/** True if no connection was free in time: nothing was done. */
function isStarved(error: unknown): boolean {
  return causes(error).some((cause) =>
    /timeout exceeded when trying to connect|Unable to start a transaction in the given time/.test(
      cause.message ?? "",
    ),
  );
}

const REFUSALS: Record<string, () => DomainError> = {
  SeatPool_seats_within_capacity: () => new DomainError("capacity.below-taken", { field: "capacity" }),
  User_email_key: () => new DomainError("account.exists"),
  Event_slug_key: () => new DomainError("event.slug-taken"),
  Upload_referred_is_stored: () => new DomainError("upload.not-stored"),
};

/** The DomainError for a violated constraint or a lack of resources, or undefined for any other error. */
export function refusalFor(error: unknown): DomainError | undefined {
  if (BUSY.has(sqlState(error) ?? "") || isStarved(error)) return new DomainError("database.busy");
  const standstill = standstillOf(error);
  if (standstill) return new DomainError(standstill);
  const text = textOf(error);
  const name = Object.keys(REFUSALS).find((constraint) => text.includes(constraint));
  return name ? REFUSALS[name]?.() : undefined;
}

function textOf(error: unknown): string {
  return causes(error)
    .map((cause) => `${cause.originalMessage ?? ""} ${cause.message ?? ""}`)
    .join(" ");
}

function prismaCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^P\d{4}$/.test(code) ? code : undefined;
}

function causes(error: unknown): Cause[] {
  const found: Cause[] = [];
  let next = error as (Cause & { meta?: { driverAdapterError?: unknown } }) | undefined;
  while (next && typeof next === "object" && found.length < 8 && !found.includes(next)) {
    found.push(next);
    next = (next.meta?.driverAdapterError ?? next.cause) as typeof next;
  }
  return found;
}
