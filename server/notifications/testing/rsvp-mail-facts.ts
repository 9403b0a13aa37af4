import type { PositionedFacts } from "../positions";

/** Ana has a seat at the Night walk on 28 November 2026, 19:00 to 22:00 in Berlin. */
export function anasFacts(change: Partial<PositionedFacts> & { statusAt: Date }): PositionedFacts {
  return {
    rsvpId: "0193e4a1-7c3b-7d11-8b1e-0a2b3c4d5e6f",
    status: "confirmed",
    offerExpiresAt: null,
    guests: 0,
    askedAt: null,
    rsvpAt: change.statusAt,
    position: null,
    isInCalendar: false,
    pool: {
      waitlistLength: 0,
      partyRule: "skip",
      passOversMax: 3,
      waitlistMode: "automatic",
      offerMinutes: 1_440,
      cutoffMinutes: 0,
    },
    person: {
      id: "0193e4a1-7c3b-7d11-8b1e-0a2b3c4d5e70",
      name: "Ana",
      email: "ana@people.test",
      isBanned: false,
    },
    event: {
      id: "0193e4a1-7c3b-7d11-8b1e-0a2b3c4d5e71",
      hostId: "0193e4a1-7c3b-7d11-8b1e-0a2b3c4d5e72",
      hostName: "Cora",
      title: "Night walk",
      slug: "night-walk",
      place: "Old harbour",
      onlineUrl: null,
      placeHidden: false,
      startsAt: new Date("2026-11-28T18:00:00Z"),
      endsAt: new Date("2026-11-28T21:00:00Z"),
      timeZone: "Europe/Berlin",
      allDay: false,
      status: "published",
    },
    session: null,
    ...change,
  };
}
