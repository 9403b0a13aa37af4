import { describe, expect, test } from "vitest";
import { partyRuleSentence } from "../domains/rsvps/policy";
import { provideEnv } from "../env";
import { type MailContent, renderMail } from "./layout";
import { offerExpiredMail } from "./offer-mails";
import type { PositionedFacts } from "./positions";
import {
  cancelledMail,
  confirmedMail,
  declinedMail,
  promotedMail,
  removedMail,
  waitlistedMail,
} from "./rsvp-mails";

import { anasFacts } from "./testing/rsvp-mail-facts";

provideEnv({ NEXTAUTH_URL: "https://turnout.example" });
const now = new Date("2026-11-20T12:00:00Z");

function factsOf(change: Partial<PositionedFacts> & { title?: string; name?: string } = {}): PositionedFacts {
  const { title = "Night walk", name = "Ana", ...rest } = change;
  const facts = anasFacts({ statusAt: now, ...rest });
  return { ...facts, person: { ...facts.person, name }, event: { ...facts.event, title } };
}

const wordsOf = async (content: MailContent) => (await renderMail(content)).text.replace(/\s+/g, " ");

const templates = { confirmedMail, waitlistedMail, promotedMail, declinedMail, cancelledMail };

describe.each(Object.entries(templates))("%s", (_, template) => {
  test("an RSVP email gives the time in the event's zone, and links to its page", async () => {
    const { text, html } = await renderMail(template(factsOf(), now));
    for (const part of [text, html]) {
      expect(part).toContain("Sat 28 Nov, 19:00 – 22:00 CET");
      expect(part).toContain("https://turnout.example/events/night-walk");
    }
  });

  test("an RSVP email shows markup in names and titles as text", async () => {
    const attack = `<img src=x onerror="alert('1')">&amp;`;
    const { html, subject } = await renderMail(template(factsOf({ title: attack, name: attack }), now));
    expect(html).not.toContain("<img");
    expect(html).not.toMatch(/onerror="/);
    expect(html).toContain("&lt;img src=x");
    expect(subject).toContain(attack);
  });

  test("an RSVP email keeps a title with line breaks on one line of the header", async () => {
    const hostile = factsOf({ title: "Night\r\nBcc: victim@people.test\u2028walk" });
    const { subject } = await renderMail(template(hostile, now));
    expect(subject).toMatch(/Night Bcc: victim@people.test walk$/);
  });
});

describe("the words of an email", () => {
  test("RSVP emails say how many seats a party has", async () => {
    expect(await wordsOf(confirmedMail(factsOf({ guests: 2 }), now))).toContain(
      "You have 3 seats: one for you, 2 for your guests.",
    );
    expect(promotedMail(factsOf({ guests: 1 }), now).subject).toBe(
      "2 seats opened up, you're in: Night walk",
    );
  });

  test("RSVP emails say the place on the waitlist", () => {
    const waiting = factsOf({ status: "waitlisted", position: 3 });
    expect(waitlistedMail(waiting, now).subject).toBe("You're 3rd on the waitlist: Night walk");
  });

  test("RSVP emails never claim that every seat is taken, that the guest was next or that RSVPs are open", async () => {
    const waiting = factsOf({ status: "waitlisted", position: 1, guests: 2 });
    expect(await wordsOf(waitlistedMail(waiting, now))).toContain(
      "There are no 3 seats for you yet: you're 1st on the waitlist.",
    );
    expect(await wordsOf(promotedMail(factsOf(), now))).not.toContain("next");
    for (const template of [removedMail, offerExpiredMail]) {
      expect(await wordsOf(template(factsOf({ status: "cancelled" }), now))).toMatch(
        /While RSVPs are open,? you can/,
      );
    }
  });

  test("RSVP emails explain the waitlist in the sentence of the event page", async () => {
    const pool = { ...factsOf().pool, waitlistMode: "offer" as const, cutoffMinutes: 120 };
    const mail = waitlistedMail(factsOf({ status: "waitlisted", position: 3, pool }), now);
    expect(await wordsOf(mail)).toContain(partyRuleSentence(pool.partyRule, pool.passOversMax, pool));
  });
});
