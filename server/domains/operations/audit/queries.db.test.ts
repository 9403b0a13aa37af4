import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, hours, NOW, newId } from "../../../../tests/factories";
import { inTransaction } from "../../../db/transaction";
import { recordAudit } from "./commands";
import { listAudit } from "./queries";

const database = testDatabase();

test("the log lists the actor, the action and its subject, newest first, page by page, and filtered", async () => {
  const { db } = database;
  const [ana = "", ben = ""] = await createUsers(db, 2);
  const gone = newId();
  await inTransaction(db, async (tx) => {
    const user = (id: string) => ({ kind: "user" as const, id });
    await recordAudit(tx, [{ actorId: ana, action: "user.banned", subject: user(ben) }], NOW);
    await recordAudit(tx, [{ actorId: null, action: "user.unbanned", subject: user(ben) }], hours(1));
    await recordAudit(tx, [{ actorId: gone, action: "user.banned", subject: user(gone) }], hours(2));
    const job = { kind: "job" as const, id: "prune" };
    await recordAudit(tx, [{ actorId: ana, action: "job.started", subject: job }], hours(3));
  });
  const { items } = await listAudit(db, { limit: 10 });
  expect(items).toMatchObject([
    { action: "job.started", actor: { id: ana }, subjectName: null },
    { action: "user.banned", actor: { name: "Deleted account" }, subjectName: null },
    { action: "user.unbanned", actor: null },
    { action: "user.banned", actor: { id: ana }, subjectId: ben },
  ]);
  expect(items[3]?.subjectName).toBe(`Person ${ben.slice(-4)}`);

  const first = await listAudit(db, { limit: 3 });
  const rest = await listAudit(db, { limit: 3, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...rest.items]).toEqual(items);
  expect(rest.nextCursor).toBeNull();
  expect((await listAudit(db, { limit: 10, subject: "user", subjectId: ben })).items).toHaveLength(2);
  expect((await listAudit(db, { limit: 10, actorId: ana })).items).toHaveLength(2);
});

test("an audit entry can be neither changed nor deleted", async () => {
  const { db } = database;
  const lines = await listAudit(db, { limit: 10 });
  expect(lines.items).toHaveLength(4);
  await expect(db.auditEntry.deleteMany()).rejects.toThrow();
  await expect(db.auditEntry.updateMany({ data: { actorId: null } })).rejects.toThrow();
  expect(await listAudit(db, { limit: 10 })).toEqual(lines);
});
