import { createHmac } from "node:crypto";
import type { LimitName } from "@/lib/refusals/limits";
import { addressBlock } from "../client-address";
import { env } from "../env";
import { DomainError } from "../errors";
import { countRateLimitRefusal } from "../metrics";
import { type Batcher, createBatcher } from "./batcher";
import type { Db } from "./client";

export type Limit = {
  /** The name of the limit, which is the first part of the key. */
  name: LimitName;
  hitsMax: number;
  windowSeconds: number;
};

type Hit = { key: string; now: Date | null };
type Verdict = { accepted: boolean; retryAfterSeconds: number };

const limiters = new WeakMap<Db, Map<string, Batcher<Hit, Verdict>>>();

/**
 * Counts one attempt of `subject` in a sliding window that all server processes share. Refused attempts do not
 * lengthen the wait.
 * @param subject an id, an email address or a client's address
 * @param now null = the database's clock
 * @throws DomainError rate-limited, with `retryAfterSeconds`
 */
export async function takeHit(db: Db, limit: Limit, subject: string, now: Date | null = null): Promise<void> {
  const verdict = await limiterOf(db, limit).submit(now ? now.toISOString() : "", {
    key: limitKey(limit, subject),
    now,
  });
  if (verdict.accepted) return;
  countRateLimitRefusal(limit.name);
  throw new DomainError(`${limit.name}.too-many`, { retryAfterSeconds: verdict.retryAfterSeconds });
}

/**
 * The same for a client's address. An unknown address is not counted: all such clients would share one count.
 * @param hits how many attempts this call counts for
 */
export async function takeAddressHit(
  db: Db,
  limit: Limit,
  clientAddress: string | undefined,
  { hits = 1, now = null }: { hits?: number; now?: Date | null } = {},
): Promise<void> {
  if (clientAddress === undefined || clientAddress === "unknown") return;
  await Promise.all(Array.from({ length: hits }, () => takeHit(db, limit, clientAddress, now)));
}

/** How many attempts of `subject` count at present, by the database's clock. */
export async function countHits(db: Db, limit: Limit, subject: string): Promise<number> {
  const [row] = await db.$queryRaw<{ hits: number }[]>`
    select count(*)::int as hits from "RateLimit" l, unnest(l.hits) h
    where l.key = ${limitKey(limit, subject)}
      and h > clock_timestamp() - make_interval(secs => ${limit.windowSeconds}::int)`;
  return row?.hits ?? 0;
}

/** Removes the newest attempt of `subject`, for limits that count failures only. */
export async function giveHitBack(db: Db, limit: Limit, subject: string): Promise<void> {
  await db.$executeRaw`
    update "RateLimit" set hits = trim_array(hits, 1)
    where key = ${limitKey(limit, subject)} and cardinality(hits) > 0`;
}

/**
 * The key under which attempts are stored. Operators read these rows, so only ids appear in clear: email and client
 * addresses are hashed with the site's secret, without which they cannot be found by trying.
 */
export function limitKey({ name }: Pick<Limit, "name">, subject: string): string {
  if (UUID.test(subject)) return `${name}:${subject}`;
  const hash = createHmac("sha256", env().NEXTAUTH_SECRET ?? "").update(addressBlock(subject));
  return `${name}:${hash.digest("base64url").slice(0, 22)}`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function limiterOf(db: Db, limit: Limit): Batcher<Hit, Verdict> {
  const byName = limiters.get(db) ?? new Map<string, Batcher<Hit, Verdict>>();
  limiters.set(db, byName);
  let limiter = byName.get(limit.name);
  if (!limiter) {
    limiter = createBatcher<Hit, Verdict>({
      run: async (_, hits) => {
        const verdicts = await count(db, limit, hits);
        return hits.map((_hit, index) => ({
          ok: true,
          value: verdicts[index] ?? refuse(limit.windowSeconds),
        }));
      },
      batchMax: 500,
      runningMax: 1,
      waitingMax: 50_000,
    });
    byName.set(limit.name, limiter);
  }
  return limiter;
}

const refuse = (retryAfterSeconds: number): Verdict => ({ accepted: false, retryAfterSeconds });

/**
 * Counts all hits in one statement. The upsert locks each row in key order, so two processes wait for each other
 * without a deadlock. Hits beyond the limit are counted as refused in the same statement.
 */
async function count(db: Db, limit: Limit, hits: Hit[]): Promise<Verdict[]> {
  const asked = new Map<string, number>();
  for (const hit of hits) asked.set(hit.key, (asked.get(hit.key) ?? 0) + 1);
  const rows = await db.$queryRaw<{ key: string; accepted: number; waitSeconds: number }[]>`
    with clock as materialized (select coalesce(${hits[0]?.now ?? null}::timestamptz, clock_timestamp()) as at),
    asked as (
      select a.key, least(a.n, ${limit.hitsMax}::int) as n, greatest(0, a.n - ${limit.hitsMax}::int) as beyond, c.at
      from unnest(${[...asked.keys()]}::text[], ${[...asked.values()]}::int[]) as a (key, n), clock c order by a.key
    )
    insert into "RateLimit" as l (key, hits, accepted, refused, "refusedAt", "updatedAt")
    select key, array_fill(at, array[n]), n, beyond, case when beyond > 0 then at end, at from asked
    on conflict (key) do update set (hits, accepted, refused, "refusedAt", "updatedAt") = (
      select recent.hits || array_fill(excluded."updatedAt", array[taken.n]), taken.n,
        l.refused + excluded.accepted + excluded.refused - taken.n,
        case when excluded.accepted + excluded.refused > taken.n then excluded."updatedAt" else l."refusedAt" end,
        excluded."updatedAt"
      from (
        select coalesce(array_agg(h order by h), '{}') as hits from unnest(l.hits) h
        where h > excluded."updatedAt" - make_interval(secs => ${limit.windowSeconds}::int)
      ) recent,
      lateral (select greatest(0, least(excluded.accepted, ${limit.hitsMax}::int - cardinality(recent.hits))) as n) taken
    )
    returning key, accepted,
      greatest(1, ceil(extract(epoch from hits[1] - "updatedAt") + ${limit.windowSeconds}::int))::int as "waitSeconds"`;
  const left = new Map(rows.map((row) => [row.key, row]));
  return hits.map((hit) => {
    const row = left.get(hit.key);
    if (!row || row.accepted <= 0) return refuse(row?.waitSeconds ?? limit.windowSeconds);
    row.accepted--;
    return { accepted: true, retryAfterSeconds: 0 };
  });
}
