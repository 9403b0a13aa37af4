import { expect, test } from "vitest";
import type { AuditEntryOut } from "@/server/domains/operations/audit/schema";
import { deedsOf } from "./alike";

const line = (id: string, change: Partial<AuditEntryOut> = {}): AuditEntryOut => ({
  id,
  at: "2026-11-28T12:00:00.000Z",
  actor: { id: "ana", name: "Ana" },
  action: "fact.replayed",
  subject: "fact",
  subjectId: id,
  subjectName: null,
  detail: {},
  ...change,
});
const told = (lines: AuditEntryOut[]) => deedsOf(lines).map(({ first, others }) => [first.id, others.length]);

test("audit entries of one bulk call are grouped, and no others", () => {
  const later = { at: "2026-11-28T12:00:00.001Z" };
  const lines = [
    line("e", later),
    line("d", { ...later, actor: null }),
    line("c"),
    line("b"),
    line("a", { action: "fact.discarded" }),
  ];
  expect(told(lines)).toEqual([
    ["e", 0],
    ["d", 0],
    ["c", 1],
    ["a", 0],
  ]);
  expect(deedsOf([])).toEqual([]);
});
