import { expect, test } from "vitest";
import { seatsLabel } from "./seats-label";

const now = new Date("2026-11-21T12:00:00Z");
const seats = {
  capacity: 40,
  confirmedSeats: 10,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  heldForWaitlist: false,
  seatsLeft: 30,
  version: 1,
};
const open = {
  status: "published",
  waitlistEnabled: true,
  rsvpOpensAt: null,
  rsvpClosesAt: null,
  seats,
} as const;

test.each([
  [{}, {}, "30 seats left"],
  [{}, { seatsLeft: 4 }, "Only 4 left"],
  [{}, { seatsLeft: 5 }, "5 seats left"],
  [{}, { capacity: 2, seatsLeft: 1 }, "Only 1 left"],
  [{}, { seatsLeft: 0 }, "Waitlist"],
  [{}, { seatsLeft: 2, waitlistLength: 1, heldForWaitlist: true }, "Waitlist"],
  [{}, { seatsLeft: 2, waitlistLength: 1 }, "Only 2 left"],
  [{}, { capacity: null, seatsLeft: null, waitlistLength: 1, heldForWaitlist: true }, "Waitlist"],
  [{ waitlistEnabled: false }, { seatsLeft: 0 }, "Full"],
  [{}, { capacity: null, seatsLeft: null, confirmedSeats: 1234 }, "1,234 going"],
  [{}, { capacity: null, seatsLeft: null, confirmedSeats: 0 }, "Open to all"],
  [{ rsvpClosesAt: "2026-11-21T12:00:00.000Z" }, {}, "RSVPs closed"],
  [{ rsvpClosesAt: "2026-11-21T12:00:00.001Z" }, {}, "30 seats left"],
  [{ rsvpOpensAt: "2026-11-21T12:00:00.001Z" }, {}, "Opens later"],
  [{ rsvpOpensAt: "2026-11-21T12:00:00.000Z" }, {}, "30 seats left"],
  [{ status: "draft" }, {}, "Draft"],
  [{ status: "cancelled" }, {}, "Cancelled"],
  [{ status: "ended" }, {}, "Over"],
] as const)("with %o and the seats %o a card says %s", (event, change, text) => {
  expect(seatsLabel({ ...open, ...event, seats: { ...seats, ...change } }, now).text).toBe(text);
});
