import { expect, test } from "vitest";
import { testDatabase } from "../database";
import { promote } from "../../bench/promote";
import { findViolations } from "../invariants";
const database = testDatabase();
test("big", async () => {
  console.log(JSON.stringify(await promote({ db: database.db } as never)));
  for (let i = 0; i < 3; i++) { const t = performance.now(); const v = await findViolations(database.db, new Date()); console.log("ms", performance.now() - t, v.slice(0, 3)); }
  await database.db.seatPool.createMany({ data: Array.from({length: 20000}, () => ({ startsAt: new Date(Date.now()+1e8), endsAt: new Date(Date.now()+2e8) })) });
  const t = performance.now(); await findViolations(database.db, new Date()); console.log("ms with 20000 pools", performance.now() - t);
}, 300_000);
