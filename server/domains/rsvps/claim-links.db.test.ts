import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, hours, NOW } from "../../../tests/factories";
import { openClaimLink } from "./claim-links.commands";

const database = testDatabase();

test("naming the leader of a claim link by address reveals no more about accounts than registering groups does", async () => {
  const { db } = database;
  const event = await createEvent(db, { capacity: null });
  const link = {
    event,
    by: { id: event.hostId, emailVerified: true },
    seats: 1,
    expiresAt: hours(1),
    now: NOW,
  };
  const openFor = (n: number) => openClaimLink(db, { ...link, leaderEmail: `guess${n}@people.test` });
  for (let n = 0; n < 30; n++) await expect(openFor(n)).rejects.toMatchObject({ reason: "group.no-account" });
  await expect(openFor(30)).rejects.toMatchObject({ code: "rate-limited", reason: "group.too-many" });
  expect(await openClaimLink(db, link)).toMatchObject({ seats: { offeredSeats: 1 } });
});
