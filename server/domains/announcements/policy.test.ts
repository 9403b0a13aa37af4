import { expect, test } from "vitest";
import { writeFeed } from "./policy";
import type { Announcement } from "./schema";

const event: Announcement = {
  id: "019aa000-0000-7000-8000-0000000000ff",
  slug: "jazz-night",
  title: "Jazz & <script>alert(1)</script> ]]> \u0001\ud800",
  description: "**Doors** at 7\n\n]]> <b>bold</b>",
  coverUrl: null,
  place: "Café Zürich",
  startsAt: "2026-12-01T18:00:00.000Z",
  endsAt: "2026-12-01T20:00:00.000Z",
  timeZone: "Europe/Berlin",
  allDay: false,
  hostName: "Marta & Co",
  publishedAt: "2026-11-01T10:00:00.000Z",
  updatedAt: "2026-11-02T10:00:00.000Z",
};
const site = { origin: "https://turnout.test" };

test("an Atom entry has the title, time, place and host as escaped text", () => {
  const text = writeFeed("atom", [event], site);
  expect(text).toContain("<title>Jazz &amp; &lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; </title>");
  expect(text).toContain(
    "<summary>Tue 1 Dec, 19:00 – 21:00 CET · Café Zürich · Hosted by Marta &amp; Co\n\n",
  );
  expect(text).toContain('<updated>2026-11-02T10:00:00.000Z</updated><link rel="self"');
  expect(text).toContain('href="https://turnout.test/events/jazz-night"');
});

test("an RSS item escapes its texts twice because readers treat them as HTML", () => {
  const text = writeFeed("rss", [event], site);
  expect(text).toContain("&amp;lt;script&amp;gt;");
  expect(text).toContain("<pubDate>Sun, 01 Nov 2026 10:00:00 GMT</pubDate>");
  expect(text).toContain("<dc:creator>Marta &amp; Co</dc:creator>");
});

test.each(["atom", "rss"] as const)(
  "characters that XML cannot hold are left out of a feed in %s",
  (format) => {
    const text = writeFeed(format, [event], site);
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cs}/u);
  },
);

test.each(["atom", "rss"] as const)("a feed in %s without events is a complete document", (format) => {
  expect(writeFeed(format, [], site)).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<(feed|rss) /);
});
