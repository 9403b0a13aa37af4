import { it } from "vitest";
import { testDatabase } from "./database";
import { createEvent } from "./factories";
import { randomHistory, writeHistory } from "./analytics/history";
import { readReport } from "../server/domains/analytics/report/queries";
import { readCapacityUse, readHistory, readCancellations } from "../server/domains/analytics/report/history/queries";
import { readRsvpsOverTime } from "../server/domains/analytics/queries";
const database = testDatabase();
it("perf", async () => {
  const span = { from: new Date("2026-09-01T00:00Z"), to: new Date("2026-11-20T00:00Z"), people: 20000, lines: 100000 };
  const event = await createEvent(database.db, { capacity: null });
  const h = randomHistory("perf", span);
  let t = performance.now();
  const lap = (n: string) => { console.log(n, performance.now() - t); t = performance.now(); };
  await writeHistory(database.db, event.poolId, h);
  lap("write");
  await database.db.$executeRaw`analyze`;
  for (let i = 0; i < 2; i++) {
    t = performance.now();
    const now = new Date("2026-11-21T00:00Z");
    await readRsvpsOverTime(database.db, event, now); lap("overTime");
    await readCapacityUse(database.db, event.poolId, 20); lap("capacity");
    await readHistory(database.db, event.poolId); lap("history");
    await readCancellations(database.db, event.poolId, now); lap("cancel");
    await readReport(database.db, event, now); lap("report");
  }
}, 60000);
