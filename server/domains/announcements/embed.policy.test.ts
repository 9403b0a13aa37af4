import { expect, test } from "vitest";
import { canEmbed, embedAnswer, embedCode, embedSize, readEmbedRequest } from "./embed.policy";

test.each([
  ["public", "published", true],
  ["unlisted", "ended", true],
  ["public", "cancelled", true],
  ["private", "published", false],
  ["public", "draft", false],
] as const)(
  "a %s event that is %s can be embedded by other sites: %s",
  (effectiveVisibility, status, can) => {
    expect(canEmbed({ effectiveVisibility, status })).toBe(can);
  },
);

test.each([
  [null, null, { width: 480, height: 480 }],
  [320, 240, { width: 320, height: 240 }],
  [10_000, 10_000, { width: 480, height: 480 }],
  [1, 1, { width: 240, height: 200 }],
])("a card for at most %s × %s pixels has the size %o", (maxWidth, maxHeight, size) => {
  expect(embedSize(maxWidth, maxHeight)).toEqual(size);
});

test("a title cannot break out of its HTML attribute", () => {
  const code = embedCode(
    { slug: "x", title: '"><script>alert(1)</script>' },
    { origin: "https://turnout.test", width: 480, height: 480 },
  );
  expect(code).toContain('title="&quot;>&lt;script>alert(1)&lt;/script>"');
  expect(code).not.toContain("<script");
});

const origin = "https://turnout.test";
const asked = (query: Record<string, string>) => readEmbedRequest(new URLSearchParams(query), origin);

test("an oEmbed request names an event of this site by the URL of its page", () => {
  const url = `${origin}/events/jazz-night?invite=x#top`;
  expect(asked({ url })).toEqual({
    slug: "jazz-night",
    part: "event",
    format: "json",
    maxWidth: null,
    maxHeight: null,
  });
  expect(asked({ url, format: "xml", maxwidth: "300", maxheight: "1e3" })).toEqual({
    slug: "jazz-night",
    part: "event",
    format: "xml",
    maxWidth: 300,
    maxHeight: null,
  });
});

test("an oEmbed request for a schedule is answered with the schedule's own frame, which is larger", () => {
  expect(asked({ url: `${origin}/events/jazz-night/schedule/` })).toMatchObject({
    slug: "jazz-night",
    part: "schedule",
  });
  const event = { slug: "jazz-night", title: "Jazz", host: { id: "1", name: "Ana", imageUrl: null } };
  const answer = embedAnswer(event, { origin, maxWidth: 600, maxHeight: null, part: "schedule" });
  expect(answer).toMatchObject({ title: "Schedule of Jazz", width: 600, height: 640 });
  expect(answer.html).toContain(`src="${origin}/embed/events/jazz-night/schedule"`);
});

test.each([
  ["", null],
  ["nonsense", null],
  ["https://elsewhere.test/events/jazz-night", null],
  [`${origin}/events/jazz-night/manage`, null],
  [`${origin}/events/`, null],
  [`${origin}/events/${"x".repeat(5_000)}`, null],
])("an oEmbed request for %j matches no event of this site", (url, answer) => {
  expect(asked({ url })).toBe(answer);
});

test("a format that is not offered is distinguished from an unknown event", () => {
  expect(asked({ url: `${origin}/events/jazz-night`, format: "yaml" })).toBe("format");
});
