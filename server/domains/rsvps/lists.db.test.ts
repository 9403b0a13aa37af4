import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUsers, NOW } from "../../../tests/factories";
import { moderateRsvp, rsvpToEvent } from "./commands";
import { listMyRsvps } from "./lists.queries";

const database = testDatabase();

test("whom the host declined has a private event no more among their own, wherever it has moved to since", async () => {
  const { db } = database;
  const [user = ""] = await createUsers(db, 1);
  const listed: string[] = [];
  for (const visibility of ["public", "private"] as const) {
    const event = await createEvent(db, {}, { visibility });
    const party = { userId: user, guests: 0, specialRequirements: null };
    const { rsvp } = await rsvpToEvent(db, { event, ...party, now: NOW });
    await moderateRsvp(db, { event, actorId: event.hostId, action: "decline", rsvpId: rsvp.id, now: NOW });
    const { items } = await listMyRsvps(db, user, { when: "upcoming", limit: 20, now: NOW });
    listed.push(...items.filter((item) => item.event.id === event.id).map(() => visibility));
  }
  expect(listed).toEqual(["public"]);
});
