import { beforeAll, expect, test } from "vitest";
import {
  createOrganizationCast,
  ORGANIZATION_ROLES,
  type OrganizationCast,
  type OrganizationRoleName,
  VENUE_KINDS,
  type VenueKind,
} from "../../tests/authorization/organization-cast";
import {
  ORGANIZATION_ROWS,
  type OrganizationAccess,
  type OrganizationRow,
} from "../../tests/authorization/organization-rows";
import { refusalOf } from "../../tests/authorization/refusal-of";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import type { ProcedureMeta } from "../trpc/init";
import { appRouter } from "./app-router";

const database = testDatabase();

beforeAll(() =>
  provideEnv({ DATABASE_URL: database.requestUrl, NEXTAUTH_SECRET: "for tests", LOG_LEVEL: "silent" }),
);

type Verdict = "allowed" | "unauthenticated" | "forbidden" | "not-found";

const RANK: Partial<Record<OrganizationRoleName, number>> = { member: 1, manager: 2, owner: 3 };
const NEEDED: Record<string, number> = { viewer: 0, member: 1, manager: 2, owner: 3 };

/** The expected verdict, stated independently of the code that decides it. */
function expected(access: OrganizationAccess, role: OrganizationRoleName, kind: VenueKind): Verdict {
  const needed = NEEDED[access.split("-").at(-1) ?? ""] ?? 0;
  const rank = RANK[role] ?? 0;
  if (access.startsWith("venue-")) {
    const isPublic = kind === "listed" || kind === "unlisted";
    if (!isPublic && rank === 0) return "not-found";
    if (needed === 0) return "allowed";
  }
  if (role === "anon") return "unauthenticated";
  if (rank === 0) return "not-found";
  return rank >= needed ? "allowed" : "forbidden";
}

/** Calls as this role. A refusal for a reason other than the caller means that the role is allowed. */
async function verdictOf(
  name: string,
  row: OrganizationRow,
  cast: OrganizationCast,
  role: OrganizationRoleName,
): Promise<Verdict> {
  const input = row.input(cast);
  const refusal = await refusalOf(database.db, { name, viewer: cast.people[role], input });
  if (!refusal) return "allowed";
  if (refusal.code === "unauthenticated" || refusal.code === "forbidden") return refusal.code;
  const noun = row.access.slice(0, row.access.lastIndexOf("-"));
  return refusal.reason === `${noun}.not-found` ? "not-found" : "allowed";
}

const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { meta?: ProcedureMeta; type: string } }
>;

test.each(Object.entries(ORGANIZATION_ROWS))(
  "the procedure %s declares the access rule of its row",
  (name, row) => {
    expect(procedures[name]?._def.meta?.access).toBe(row.access);
  },
);

test.each(Object.entries(ORGANIZATION_ROWS))(
  "the procedure %s admits exactly the roles it should",
  async (name, row) => {
    const readsOnly = procedures[name]?._def.type === "query";
    const found: Record<string, Verdict> = {};
    const wanted: Record<string, Verdict> = {};
    for (const kind of row.access.startsWith("venue-") ? VENUE_KINDS : (["listed"] as const)) {
      let cast: OrganizationCast | undefined;
      for (const role of ORGANIZATION_ROLES) {
        cast ??= await createOrganizationCast(database.db, kind);
        const cell = `${kind} ${role}`;
        const verdict = await verdictOf(name, row, cast, role);
        found[cell] = verdict;
        // A write that was let through changes what the next role would find. A refused one changes nothing.
        if (verdict === "allowed" && !readsOnly) cast = undefined;
        wanted[cell] = expected(row.access, role, kind);
      }
    }
    expect(found).toEqual(wanted);
  },
);
