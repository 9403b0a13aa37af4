import { describe, expect, it } from "vitest";
import { declineText, needsAsking, removeText } from "./decline-text";

const seated = { status: "confirmed", seats: 2, person: { name: "Ana" } } as const;
const waiting = { status: "waitlisted", seats: 3, person: { name: "Ben" } } as const;

describe("declining", () => {
  it("declining asks first unless an undo could restore everything", () => {
    expect(needsAsking([seated], { waitlistLength: 0 })).toBe(false);
    expect(needsAsking([seated], { waitlistLength: 1 })).toBe(true);
    expect(needsAsking([waiting], { waitlistLength: 1 })).toBe(true);
    expect(needsAsking([seated, seated], { waitlistLength: 0 })).toBe(true);
  });

  it("declining names the person and says where the seats go", () => {
    const text = declineText([seated], { waitlistLength: 4 });
    expect(text.title).toBe("Decline Ana?");
    expect(text.description).toContain("2 seats open up and go to the waitlist right away");
  });

  it("declining a waitlisted guest says that they lose their place", () => {
    expect(declineText([waiting], { waitlistLength: 4 }).description).toContain(
      "They lose their place on the waitlist",
    );
  });

  it("removing a guest says that they can RSVP again", () => {
    const text = removeText([{ ...seated, status: "offered" }], { waitlistLength: 1 });
    expect(text.title).toBe("Remove Ana?");
    expect(text.description).toContain("can RSVP again");
    expect(text.description).toContain("2 seats open up and go to the waitlist right away");
  });

  it("declining a request says that no seat is held yet", () => {
    const asking = { ...seated, status: "pending" } as const;
    expect(declineText([asking], { waitlistLength: 0 }).description).toContain("They don't have a seat yet.");
  });

  it("declining counts only seats that guests hold", () => {
    const text = declineText([seated, waiting], { waitlistLength: 0 });
    expect(text.title).toBe("Decline 2 people?");
    expect(text.description).toContain("2 seats open up.");
  });
});
