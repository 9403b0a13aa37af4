import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createEvent, createUsers } from "../../tests/factories";
import { refusalFor } from "./postgres-error";
import { inTransaction } from "./transaction";

const database = testDatabase();

test("a violated constraint is reported by its meaning, through Prisma queries and raw statements alike", async () => {
  const { db } = database;
  const event = await createEvent(db, { capacity: 1 });
  const [id = ""] = await createUsers(db, 1);
  const { email } = await db.user.findUniqueOrThrow({ where: { id } });
  const overbook = inTransaction(
    db,
    (tx) => tx.$executeRaw`update "SeatPool" set "confirmedSeats" = 2 where id = ${event.poolId}::uuid`,
  );
  await expect(overbook).rejects.toMatchObject({ code: "conflict", reason: "capacity.below-taken" });
  const twin = inTransaction(db, (tx) => tx.user.create({ data: { email, name: "Twin" } }));
  await expect(twin).rejects.toMatchObject({ code: "conflict", reason: "account.exists" });
});

test("an error that refers to itself is searched without an endless loop", () => {
  const error = Object.assign(new Error("odd"), { meta: {} as Record<string, unknown> });
  error.meta.request = error;
  expect(refusalFor(error)).toBeUndefined();
});
