import { afterEach, describe, expect, it, vi } from "vitest";
import { namedSource, readSource, referredSource } from "./visit-source";

describe("a source", () => {
  it.each([
    ["?utm_source=newsletter&ref=x", "newsletter"],
    ["?ref=Partner%20Blog", "Partner Blog"],
    ["?ref=a%00b", "a-b"],
    ["?utm_source=%20&ref=flyer", "flyer"],
    ["?invite=abc", null],
    ["", null],
  ])("a visit is named by %s as %s", (search, source) => {
    expect(namedSource(search)).toBe(source);
  });

  it.each([
    ["", "direct"],
    ["https://turnout.example/events", "direct"],
    ["https://turnout.example.evil/", "turnout.example.evil"],
    ["android-app://com.google.android.gm", "direct"],
    ["https://duckduckgo.com/", "duckduckgo.com"],
    ["https://Turnout.Example/x", "direct"],
  ])("a visit that is referred by %j is named %s", (referrer, source) => {
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

  it("the source of a visit survives signing in over another site", () => {
    const tab = openTab();
    expect(visit("?utm_source=newsletter", "", tab)).toBe("newsletter");
    expect(visit("", "https://accounts.google.com/", tab)).toBe("newsletter");
  });

  it("a URL that names another source replaces the source", () => {
    const tab = openTab();
    visit("", "https://duckduckgo.com/", tab);
    expect(visit("?ref=flyer", "", tab)).toBe("flyer");
  });

  it("the source is known even if the browser stores nothing", () => {
    const refuse = () => {
      throw new Error("SecurityError");
    };
    expect(visit("?ref=flyer", "", { getItem: refuse, setItem: refuse })).toBe("flyer");
  });
});
