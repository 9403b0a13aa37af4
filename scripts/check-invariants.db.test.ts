import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { submitSeatRequest } from "../server/seats/gather";
import { testDatabase } from "../tests/database";
import { createEvent, createUsers, joinRequest } from "../tests/factories";

const on = testDatabase();

async function inspect(address: string) {
  // Without the set-up that precedes the command, which could install packages while the tests run.
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/check-invariants.ts", address]);
  const ended = new Promise((resolve) => child.on("close", resolve));
  const [output, errors, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { output, errors, status };
}

test("npm run check:invariants exits with 0 on a sound database, and prints a table and exits with 1 on a broken one", async () => {
  // The command uses the machine's clock, and the queue is only checked for upcoming events.
  const tomorrow = Date.now() + 86_400_000;
  const { poolId } = await createEvent(on.db, {
    startsAt: new Date(tomorrow),
    endsAt: new Date(tomorrow + 3_600_000),
  });
  const [userId = ""] = await createUsers(on.db, 1);
  await submitSeatRequest(on.db, poolId, joinRequest(userId), null);
  expect(await inspect(on.url)).toMatchObject({ output: "1 pool inspected, no violations\n", status: 0 });
  await on.db.seatPool.update({ where: { id: poolId }, data: { confirmedSeats: 2 } });
  const { output, status } = await inspect(on.url);
  expect(status).toBe(1);
  expect(output).toContain("I2 counters equal rows");
  expect(output).toContain(poolId);
  expect(output).toContain("1 pool inspected, 2 violations");
}, 60_000);

test.each(["production", "postgres://nobody@127.0.0.1:1/turnout"])(
  "npm run check:invariants reports %s as a failed check",
  async (address) => {
    const { output, errors, status } = await inspect(address);
    expect({ output, status }).toEqual({ output: "", status: 2 });
    expect(errors.trim()).not.toBe("");
  },
);
