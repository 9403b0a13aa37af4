import { expect, test } from "vitest";
import type { RsvpStatus } from "@/server/seats/facts";
import {
  giveUpWords,
  joinedWords,
  type SessionFacts,
  seatsWords,
  sessionAction,
  titlesInWords,
} from "./session-words";

const seats = (taken: number, capacity: number | null, heldForWaitlist = false) => ({
  capacity,
  confirmedSeats: taken,
  offeredSeats: 0,
  seatsLeft: capacity === null ? null : capacity - taken,
  heldForWaitlist,
});

test.each([
  [seats(0, 50), "0/50 seats", "Open", "success"],
  [seats(37, 50), "37/50 seats", "Open", "success"],
  [seats(38, 50), "38/50 seats", "Nearly full", "warning"],
  [seats(47, 50), "47/50 seats", "Nearly full", "warning"],
  [seats(50, 50), "50/50 seats", "Full", "danger"],
  [seats(49, 50, true), "49/50 seats", "Full", "danger"],
  [seats(0, 1), "0/1 seat", "Open", "success"],
  [seats(1_200, null), "1,200 going", "Open", "success"],
] as const)("the seats %o are shown as %j and called %j", (given, count, label, tone) => {
  expect(seatsWords(given)).toEqual({ count, label, tone });
});

test("seats that are offered count as taken", () => {
  expect(seatsWords({ ...seats(2, 4), offeredSeats: 1, seatsLeft: 1 }).count).toBe("3/4 seats");
});

const facts = (changes: Partial<SessionFacts> = {}): SessionFacts => ({
  status: "scheduled",
  endsAt: "2026-12-04T11:00:00.000Z",
  waitlistEnabled: true,
  seats: seats(0, 5),
  eventStatus: "published",
  mine: null,
  now: new Date("2026-12-04T09:00:00Z"),
  ...changes,
});
const mine = (rsvpStatus: RsvpStatus, position: number | null = null) => ({ mine: { rsvpStatus, position } });
const after = { now: new Date("2026-12-04T11:00:00Z") };

test.each([
  [{}, "join", "RSVP"],
  [{ seats: seats(5, 5) }, "wait", "Join the waitlist"],
  [{ seats: seats(4, 5, true) }, "wait", "Join the waitlist"],
  [{ seats: seats(5, 5), waitlistEnabled: false }, "none", "Full"],
  [{ seats: seats(4, 5), waitlistEnabled: false }, "join", "RSVP"],
  [
    { seats: seats(5, 5), waitlistEnabled: false, ...mine("waitlisted", 1) },
    "waiting",
    "On the waitlist (1st)",
  ],
  [{ seats: seats(5, 5), ...mine("confirmed") }, "going", "Going"],
  [mine("waitlisted", 2), "waiting", "On the waitlist (2nd)"],
  [mine("offered"), "offer", "Accept your seat"],
  [{ status: "cancelled" }, "none", "Cancelled"],
  [{ eventStatus: "cancelled", ...mine("confirmed") }, "none", "Cancelled"],
  [{ eventStatus: "draft" }, "none", "Not open yet"],
  [after, "none", "Over"],
  [{ ...after, ...mine("confirmed") }, "none", "You were in"],
] as const)("with %o the button is %j and says %j", (changes, kind, label) => {
  expect(sessionAction(facts(changes as Partial<SessionFacts>))).toEqual({ kind, label });
});

test("titles are named in a sentence, those from right to left isolated", () => {
  expect(titlesInWords(["Inks"])).toBe("Inks");
  expect(titlesInWords(["Inks", "Type", "Paper"])).toBe("Inks, Type and Paper");
  expect(titlesInWords(["שלום"])).toBe("\u2068שלום\u2069");
});

test("giving up a seat names the session and says when others are waiting for it", () => {
  expect(giveUpWords("confirmed", "Inks", 1)).toMatchObject({
    title: "Give up your seat at Inks?",
    description: expect.stringContaining("1 person is waiting"),
  });
  expect(giveUpWords("confirmed", "Inks", 0).description).toContain("You can RSVP again");
  expect(giveUpWords("waitlisted", "Inks", 3).confirm).toBe("Leave the waitlist");
});

test("a toast says when one click made the RSVP to the event too, and what was given up", () => {
  const seat = { status: "confirmed", position: null } as const;
  expect(joinedWords(seat, { title: "Inks", isNewToEvent: true }).description).toBe(
    "You're going to the event and to this session.",
  );
  expect(joinedWords(seat, { title: "Inks", givenUp: ["Type"] }).description).toBe("You gave up Type.");
  expect(joinedWords({ status: "waitlisted", position: 2 }, { title: "Inks" }).title).toBe(
    "You're 2nd on the waitlist for Inks",
  );
});
