import { beforeAll, expect, test } from "vitest";
import {
  createGroupCast,
  GROUP_KINDS,
  GROUP_ROLES,
  type GroupCast,
  type GroupKind,
  type GroupRoleName,
} from "../../tests/authorization/group-cast";
import { GROUP_ROWS, type GroupAccessRule, type GroupRow } from "../../tests/authorization/group-rows";
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

const RANK: Partial<Record<GroupRoleName, number>> = { member: 1, moderator: 2, owner: 3 };
const NEEDED: Record<string, number> = { reader: 0, member: 1, moderator: 2, owner: 3 };

/** The expected verdict, stated independently of the code that decides it. */
function expected(access: GroupAccessRule, role: GroupRoleName, kind: GroupKind): Verdict {
  const needed = NEEDED[access.split("-").at(-1) ?? ""] ?? 0;
  const rank = RANK[role] ?? 0;
  if (kind === "private" && rank === 0 && role !== "admin") return "not-found";
  if (needed === 0) return "allowed";
  if (role === "anon") return "unauthenticated";
  if (role === "admin" && access.includes("-site-")) return "allowed";
  return rank >= needed ? "allowed" : "forbidden";
}

/** Calls as this role. A refusal for a reason other than the caller means that the role is allowed. */
async function verdictOf(
  name: string,
  row: GroupRow,
  cast: GroupCast,
  role: GroupRoleName,
): Promise<Verdict> {
  const input = row.input(cast);
  const refusal = await refusalOf(database.db, { name, viewer: cast.people[role], input });
  if (!refusal) return "allowed";
  if (refusal.code === "unauthenticated") return "unauthenticated";
  if (refusal.reason === "group.members-only" || refusal.reason === "group.role-too-low") return "forbidden";
  const nouns = row.access.startsWith("group-") ? ["group"] : ["post", "comment"];
  return nouns.some((noun) => refusal.reason === `${noun}.not-found`) ? "not-found" : "allowed";
}

const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { meta?: ProcedureMeta; type: string } }
>;

test("every procedure that asks what the caller is in a group has a row with its rule", () => {
  const rules = Object.entries(procedures).flatMap(([name, { _def }]) =>
    /^(group|post)-/.test(_def.meta?.access ?? "") ? [[name, _def.meta?.access]] : [],
  );
  const rows = Object.entries(GROUP_ROWS).map(([name, { access }]) => [name, access]);
  expect(rows.sort()).toEqual(rules.sort());
});

test.each(Object.entries(GROUP_ROWS))(
  "the procedure %s admits exactly the roles it should",
  async (name, row) => {
    const readsOnly = procedures[name]?._def.type === "query";
    const found: Record<string, Verdict> = {};
    const wanted: Record<string, Verdict> = {};
    for (const kind of GROUP_KINDS) {
      let cast: GroupCast | undefined;
      for (const role of GROUP_ROLES) {
        cast ??= await createGroupCast(database.db, kind);
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
