import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { namedSource, normaliseSource, readSource, referredSource } from "./visit-source";

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
  ])("%j is %s", (text, source) => {
    expect(normaliseSource(text)).toBe(source);
  });

  it("is one short word whatever it was made of, and stays what it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const source = normaliseSource(text);
        expect(source).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u);
        expect(normaliseSource(source)).toBe(source);
      }),
    );
  });

  it.each([
    ["?utm_source=newsletter&ref=x", "newsletter"],
    ["?ref=Partner%20Blog", "partner-blog"],
    ["?utm_source=%20&ref=flyer", "flyer"],
    ["?invite=abc", null],
    ["", null],
  ])("is named by %s as %s", (search, source) => {
    expect(namedSource(search)).toBe(source);
  });

  it.each([
    ["", "direct"],
    ["https://turnout.example/events", "direct"],
    ["https://turnout.example.evil/", "turnout.example.evil"],
    ["android-app://com.google.android.gm", "direct"],
    ["https://duckduckgo.com/", "duckduckgo"],
  ])("is referred by %j as %s", (referrer, source) => {
    expect(referredSource(referrer, "turnout.example")).toBe(source);
  });
});

describe("what brought a visitor", () => {
  afterEach(() => vi.unstubAllGlobals());

  function visit(search: string, referrer: string, storage: Pick<Storage, "getItem" | "setItem">) {
    vi.stubGlobal("location", { search, host: "turnout.example" });
    vi.stubGlobal("document", { referrer });
    vi.stubGlobal("sessionStorage", storage);
    return readSource();
  }

  function openTab(): Pick<Storage, "getItem" | "setItem"> {
    const kept = new Map<string, string>();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  }

  it("outlasts signing in by way of another site", () => {
    const tab = openTab();
    expect(visit("?utm_source=newsletter", "", tab)).toBe("newsletter");
    expect(visit("", "https://accounts.google.com/", tab)).toBe("newsletter");
  });

  it("is replaced by an address that names another", () => {
    const tab = openTab();
    visit("", "https://duckduckgo.com/", tab);
    expect(visit("?ref=flyer", "", tab)).toBe("flyer");
  });

  it("is told where the browser keeps nothing", () => {
    const refuse = () => {
      throw new Error("SecurityError");
    };
    expect(visit("?ref=flyer", "", { getItem: refuse, setItem: refuse })).toBe("flyer");
  });
});
