import { expect, test } from "vitest";
import { type MailContent, renderMail } from "./layout";

const content: MailContent = {
  subject: "You're in: Night walk",
  greeting: "Hello Ana,",
  paragraphs: ["You have a seat.", "If your plans change,\ngive it back."],
  facts: [
    { label: "Event", value: "Night walk" },
    { label: "When", value: "Sat 28 Nov, 19:00 – 22:00 CET" },
  ],
  action: { label: "See your RSVP", url: "https://turnout.example/events/night-walk?a=1&b=2" },
  footer: "You get this mail because you answered this event.",
};
const secondary = { label: "Cancel it", url: "https://turnout.example/me" };
const unsubscribe = { label: "Stop mails of this kind", url: "https://turnout.example/unsubscribe/abc" };

test("an email says everything in plain text, in reading order", async () => {
  const { text } = await renderMail({ ...content, secondary, unsubscribe });
  expect(text).toBe(`Hello Ana,

You have a seat.

If your plans change,
give it back.

Event: Night walk
When: Sat 28 Nov, 19:00 – 22:00 CET

See your RSVP: https://turnout.example/events/night-walk?a=1&b=2
Cancel it: https://turnout.example/me

--
You get this mail because you answered this event.
Stop mails of this kind: https://turnout.example/unsubscribe/abc
`);
});

test("an email says and links the same in HTML as in plain text", async () => {
  const { html } = await renderMail({ ...content, secondary, unsubscribe });
  for (const words of ["Hello Ana,", "You have a seat.", "Sat 28 Nov, 19:00 – 22:00 CET", content.footer]) {
    expect(html).toContain(words);
  }
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url);
  expect(links).toEqual([content.action.url.replace("&", "&amp;"), secondary.url, unsubscribe.url]);
});

test("a ticket is in the HTML as a picture with its code, and in the text as its code", async () => {
  const link = { label: "Open your ticket", url: "https://turnout.example/t" };
  const hint = "Show the QR code at the door, or read out this code.";
  const ticket = { picture: "cid:ticket@turnout", code: "ABCD-2345", hint, link };
  const { text, html } = await renderMail({ ...content, ticket });
  expect(text).toContain(`Your ticket: ABCD-2345
Show the QR code at the door, or read out this code.
Open your ticket: https://turnout.example/t

See your RSVP`);
  expect(html).toContain('<img src="cid:ticket@turnout" alt="Your ticket as a QR code"');
  expect(html).toContain("ABCD-2345");
});

test("an email leaves out empty parts", async () => {
  const { text, html } = await renderMail({ ...content, facts: [] });
  expect(text).not.toContain("\n\n\n");
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(html).not.toContain("undefined");
});

test("an email shows markup as text in all its parts", async () => {
  const attack = `<img src=x onerror="alert('1')">&amp;</style><script>`;
  const url = `https://turnout.example/"><script>alert(1)</script>`;
  const { html, text } = await renderMail({
    subject: attack,
    preheader: attack,
    greeting: attack,
    paragraphs: [attack],
    facts: [{ label: attack, value: attack }],
    action: { label: attack, url },
    secondary: { label: attack, url },
    footer: attack,
    unsubscribe: { label: attack, url },
  });
  expect(html).not.toMatch(/<img|<script|onerror="/);
  expect(html.match(/<\/style>/g)).toHaveLength(1);
  expect(html.match(/&lt;img src=x/g)?.length).toBeGreaterThanOrEqual(10);
  expect(text).toContain(attack);
});

test("a line break in a subject or a fact begins no header", async () => {
  const { subject, text } = await renderMail({
    ...content,
    subject: "Night\r\nBcc: victim@people.test\u2028walk",
    facts: [{ label: "Event", value: "Night\nEvent: walk" }],
  });
  expect(subject).toBe("Night Bcc: victim@people.test walk");
  expect(text).toContain("Event: Night Event: walk");
});

test("lists show an email's first words, or its preheader", async () => {
  const shownIn = (html: string) => /display:none[^>]*>([^<]*)</.exec(html)?.[1];
  expect(shownIn((await renderMail(content)).html)).toBe("You have a seat.");
  expect(shownIn((await renderMail({ ...content, preheader: "Bring a lamp." })).html)).toBe("Bring a lamp.");
});

test("an email fetches nothing, so it looks the same without images, styles or fonts", async () => {
  const { html } = await renderMail({ ...content, secondary, unsubscribe });
  expect(html).not.toMatch(/<(img|link|script|iframe)|url\(|@import|@font-face/i);
});

test("an email is readable in a dark theme", async () => {
  const { html } = await renderMail(content);
  expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
  expect(html).toContain("@media (prefers-color-scheme:dark)");
});
