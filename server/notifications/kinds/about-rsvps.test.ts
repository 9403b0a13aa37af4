import { expect, test } from "vitest";
import type { Db } from "../../db/client";
import { anasFacts } from "../testing/rsvp-mail-facts";
import { findKind } from "./catalog";

const now = new Date("2026-11-20T12:00:00Z");

/** A database that nothing may be read from. */
const unread = new Proxy({} as Db, {
  get(_, name) {
    throw new Error(`read ${String(name)}`);
  },
});

test("the facts of an RSVP that were read for its occasion are not read again for its notice", async () => {
  const facts = anasFacts({ statusAt: now });
  const subject = { rsvpId: facts.rsvpId, statusAt: now.toISOString() };
  const load = findKind("rsvp.confirmed")?.load;
  const [notice] = (await load?.(unread, [subject], now, new Map([[facts.rsvpId, facts]]))) ?? [];
  expect(notice).toMatchObject({ eventId: facts.event.id, staleBecause: null });
  await expect(load?.(unread, [subject], now, new Map())).rejects.toThrow("read rsvp");
});

test("a kind that prints no position reads no queue", async () => {
  const facts = anasFacts({ statusAt: now, status: "waitlisted" });
  const subject = { rsvpId: facts.rsvpId, statusAt: now.toISOString() };
  const known = new Map([[facts.rsvpId, facts]]);
  const load = async (kind: string) => findKind(kind)?.load(unread, [subject], now, known);
  await expect(load("rsvp.displaced")).resolves.toHaveLength(1);
  await expect(load("event.restored")).resolves.toHaveLength(1);
  await expect(load("rsvp.waitlisted")).rejects.toThrow("read $queryRaw");
});
