import { expect, test } from "vitest";
import { codeHash, codeOf } from "@/server/domains/checkin/code.policy";
import type { DoorGuest } from "@/server/domains/checkin/schema";
import { decideOffline } from "./decide-offline";
import { applyScan, countLocally, type LocalList, searchLocally, withQueue } from "./local-list";

const EVENT = "01890000-0000-7000-8000-000000000001";
const ANA = "01890000-0000-7000-8000-00000000000a";
const SECRET = "a secret that is long enough for a test";
const now = new Date("2026-11-29T19:00:00Z");
const codeFor = (rsvpId: string, eventId = EVENT) => codeOf({ eventId, rsvpId, leftAt: null }, SECRET);

const guest = (more: Partial<DoorGuest> = {}): DoorGuest => ({
  rsvpId: ANA,
  status: "confirmed",
  partySize: 3,
  arrived: [],
  onSiteAt: null,
  codeHash: codeHash(codeFor(ANA)),
  shortCode: "ABCD2345",
  olderCodes: [],
  name: "Ana Itō",
  session: null,
  ...more,
});

const list = (guests: DoorGuest[], more: Partial<LocalList> = {}): LocalList => ({
  event: {
    id: EVENT,
    title: "Jazz",
    startsAt: "2026-11-29T18:00:00Z",
    endsAt: "2026-11-29T22:00:00Z",
    timeZone: "UTC",
  },
  opensAt: null,
  closesAt: "2026-11-30T10:00:00Z",
  sessionId: null,
  guests,
  readAt: "2026-11-29T17:00:00Z",
  skewMs: 0,
  ...more,
});

const scanned = (text: string) => ({ text, hash: codeHash(text) });
const decide = (where: LocalList, text: string, members?: number[] | "next") =>
  decideOffline(where, { named: scanned(text), members, now });

test("a code is recognised by its hash, and the whole group is let in", () => {
  const { verdict, arrives } = decide(list([guest()]), codeFor(ANA));
  expect(verdict).toMatchObject({ tone: "in", name: "Ana Itō", arrived: [0, 1, 2] });
  expect(arrives).toEqual({ rsvpId: ANA, members: [0, 1, 2] });
});

test("a group that arrives one by one is counted member by member, and then not again", () => {
  let here = list([guest()]);
  for (const member of [0, 1, 2]) {
    const { arrives } = decide(here, codeFor(ANA), "next");
    expect(arrives).toEqual({ rsvpId: ANA, members: [member] });
    if (arrives) here = applyScan(here, { ...arrives, kind: "arrive" });
  }
  expect(decide(here, codeFor(ANA), "next")).toMatchObject({ verdict: { tone: "already" }, arrives: null });
  expect(countLocally(here)).toEqual({ expected: 3, arrived: 3, waitingAtDoor: 0 });
});

test.each([
  ["a flipped bit", `${codeFor(ANA).slice(0, -1)}_`, /does not match the guest's ticket/],
  ["another event", codeFor(ANA, "01890000-0000-7000-8000-000000000002"), /another event/],
  [
    "a guest who signed up later",
    codeFor("01890000-0000-7000-8000-00000000000b"),
    /not on this phone's list/,
  ],
  ["any other text", "https://example.com/a/long/address", /not a ticket/],
  ["an unknown short code", "ZZZZ9999", /No guest on this phone's list/],
])("a code with %s is refused offline in words", (_, text, why) => {
  const { verdict, arrives } = decide(list([guest()]), text);
  expect(verdict).toMatchObject({ tone: "refused", why: expect.stringMatching(why) });
  expect(arrives).toBeNull();
});

test("a short code is read in any case and grouping", () => {
  expect(decide(list([guest()]), " abcd-2345 ").verdict).toMatchObject({ tone: "in" });
});

test("codes signed with the site's previous secret are recognised", () => {
  const old = codeOf({ eventId: EVENT, rsvpId: ANA, leftAt: null }, "the secret of the site before");
  const olderCodes = [{ codeHash: codeHash(old), shortCode: "WXYZ6789" }];
  const where = list([guest({ olderCodes })]);
  for (const text of [old, "wxyz-6789", codeFor(ANA)])
    expect(decide(where, text).verdict).toMatchObject({ tone: "in" });
  const { olderCodes: _, ...kept } = guest();
  expect(decide(list([kept as DoorGuest]), old).verdict).toMatchObject({ tone: "refused" });
});

test("a waitlisted person and a closed door are refused offline", () => {
  expect(decide(list([guest({ status: "waitlisted" })]), codeFor(ANA)).arrives).toBeNull();
  const early = list([guest()], { opensAt: "2026-11-29T20:00:00Z" });
  expect(decide(early, codeFor(ANA)).verdict).toMatchObject({ why: "Check-in has not opened yet." });
  const late = list([guest()], { closesAt: "2026-11-29T18:59:00Z" });
  expect(decide(late, codeFor(ANA)).verdict).toMatchObject({ why: "Check-in has closed." });
});

test("the door of a session looks at the session's own RSVP", () => {
  const session = { ...guest(), rsvpId: "talk-rsvp", partySize: 1, codeHash: "x", shortCode: "y" };
  const at = (one: DoorGuest) => decide(list([one], { sessionId: "talk" }), codeFor(ANA));
  expect(at(guest({ session })).arrives).toEqual({ rsvpId: "talk-rsvp", members: [0] });
  expect(at(guest()).verdict).toMatchObject({
    tone: "refused",
    why: expect.stringMatching(/not at this session/),
  });
});

test("a fresh list shows what this phone has not sent yet", () => {
  const queued = {
    nonce: "n",
    kind: "arrive" as const,
    eventId: EVENT,
    sessionId: null,
    rsvpId: ANA,
    members: [1],
  };
  const fresh = withQueue(list([guest()]), [{ ...queued, scannedAt: now.toISOString(), viewerId: "priya" }]);
  expect(fresh.guests[0]?.arrived).toEqual([1]);
});

test("a search finds beginnings of names, accents apart", () => {
  expect(searchLocally(list([guest()]), "ito an")).toHaveLength(1);
  expect(searchLocally(list([guest()]), "na")).toHaveLength(0);
});
