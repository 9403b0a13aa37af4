import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseSource } from "./source-name";

describe("a source", () => {
  it.each([
    ["", "direct"],
    [null, "direct"],
    ["  Newsletter  ", "newsletter"],
    ["Spring Newsletter/2026", "spring-newsletter-2026"],
    ["https://www.Blog.Example.org:8080/a/b?c=d", "blog.example.org-8080"],
    ["https://www.google.co.uk/search?q=jazz", "google"],
    ["notgoogle.com", "notgoogle.com"],
    ["google.com.evil.example", "google.com.evil.example"],
    ["https://l.facebook.com/l.php", "facebook"],
    ["https://t.co/abc", "x"],
    ["https://mail.google.com/mail/u/0", "email"],
    ["www.example.org", "example.org"],
    ["=HYPERLINK(1)", "hyperlink-1"],
    ["ana@people.test", "email"],
    ["<script>", "script"],
    ["Лекторий", "лекторий"],
    ["---", "direct"],
    ["a".repeat(500), "a".repeat(60)],
    ["http://", "http"],
  ])("the source %j is named %s", (text, source) => {
    expect(normaliseSource(text)).toBe(source);
  });

  it("a normalised source is one short word and stays unchanged when normalised again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const source = normaliseSource(text);
        expect(source).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u);
        expect(normaliseSource(source)).toBe(source);
      }),
    );
  });
});

it("a long source is cut between letters", () => {
  expect(normaliseSource(`a${"𐌰".repeat(40)}`)).not.toMatch(/\p{Surrogate}/u);
});
