import { describe, expect, test } from "vitest";
import {
  eventFilePath,
  googleLink,
  googleSubscription,
  outlookLink,
  outlookSubscription,
  plainDescription,
  webcalAddress,
} from "./policy";

const event = {
  title: "Salt & smoke + 1 #potluck",
  description: "Bring **one** dish, see [the list](https://turnout.test/list).",
  place: "Hafenstraße 12, Hamburg",
  onlineUrl: null,
  startsAt: new Date("2026-11-28T18:00:00Z"),
  endsAt: new Date("2026-11-28T21:00:00Z"),
  timeZone: "Europe/Berlin",
  allDay: false,
};
const page = "https://turnout.test/events/salt-and-smoke";
const details = `Bring one dish, see the list (https://turnout.test/list).\n\n${page}`;

describe("links that add an event to a browser calendar", () => {
  test("a link to Google Calendar carries the event", () => {
    const url = new URL(googleLink(event, page));
    expect(url.origin + url.pathname).toBe("https://calendar.google.com/calendar/render");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      action: "TEMPLATE",
      text: event.title,
      dates: "20261128T180000Z/20261128T210000Z",
      ctz: "Europe/Berlin",
      details,
      location: event.place,
    });
  });

  test.each([
    ["private", "https://outlook.live.com"],
    ["work", "https://outlook.office.com"],
  ] as const)("a link to Outlook for %s accounts carries the event", (accounts, origin) => {
    const url = new URL(outlookLink(event, page, accounts));
    expect(url.origin).toBe(origin);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      subject: event.title,
      startdt: "2026-11-28T18:00:00.000Z",
      enddt: "2026-11-28T21:00:00.000Z",
      body: details,
      location: event.place,
    });
  });

  test("a link carries whole days with an exclusive end", () => {
    const days = {
      ...event,
      allDay: true,
      startsAt: new Date("2026-11-27T23:00:00Z"),
      endsAt: new Date("2026-11-29T23:00:00Z"),
    };
    expect(new URL(googleLink(days, page)).searchParams.get("dates")).toBe("20261128/20261130");
    const outlook = Object.fromEntries(new URL(outlookLink(days, page, "work")).searchParams);
    expect(outlook).toMatchObject({ allday: "true", startdt: "2026-11-28", enddt: "2026-11-30" });
    expect(outlookLink(event, page, "work")).not.toContain("allday");
  });

  test("a link writes no space as a plus, which Outlook would show as a plus", () => {
    expect(outlookLink(event, page, "work")).not.toContain("+");
  });

  test("a link leaves out a hidden place and has the online URL", () => {
    const hidden = new URL(googleLink({ ...event, place: null }, page));
    expect(hidden.searchParams.has("location")).toBe(false);
    const online = { ...event, place: null, onlineUrl: "https://meet.turnout.test/1" };
    expect(new URL(googleLink(online, page)).searchParams.get("location")).toBe(online.onlineUrl);
  });

  test("a link stays short enough for every browser however long the description is", () => {
    const long = { ...event, description: "ß ".repeat(10_000) };
    expect(googleLink(long, page).length).toBeLessThan(4_000);
  });
});

test("the link to the file of a private event carries the invitation secret", () => {
  expect(eventFilePath("019aa000")).toBe("/api/v1/events/019aa000/calendar.ics");
  expect(eventFilePath("019aa000", "a/b&c")).toBe("/api/v1/events/019aa000/calendar.ics?invite=a%2Fb%26c");
});

test("the link to a feed opens the calendar program", () => {
  expect(webcalAddress("https://turnout.test/api/v1/calendar/x.ics")).toBe(
    "webcal://turnout.test/api/v1/calendar/x.ics",
  );
  expect(webcalAddress("http://localhost:3000/a?b=http://c")).toBe("webcal://localhost:3000/a?b=http://c");
});

test("a link subscribes to a feed in Google Calendar and Outlook by its URL", () => {
  const url = "https://turnout.test/api/v1/calendar/x.ics";
  expect(new URL(googleSubscription(url)).searchParams.get("cid")).toBe(webcalAddress(url));
  expect(new URL(outlookSubscription(url)).searchParams.get("url")).toBe(url);
});

describe("a description as plain text", () => {
  test.each([
    ["## What to bring\n\n- a *chair*\n- __nothing__ else", "What to bring\n\n- a chair\n- nothing else"],
    ["![map](https://x.test/m.png)See [here](https://x.test/a_b_c)", "See here (https://x.test/a_b_c)"],
    ["https://x.test/snake_case_name and 2 * 3 * 4", "https://x.test/snake_case_name and 2 * 3 * 4"],
    ["> quoted `code` and ~~gone~~", "quoted code and gone"],
    ["<b>as written</b>", "<b>as written</b>"],
    ["one\n\n\n\n\ntwo", "one\n\ntwo"],
    ["", ""],
  ])("the description %j becomes the plain text %j", (markdown, text) => {
    expect(plainDescription(markdown)).toBe(text);
  });

  test("a description is cut at a word and never inside a character", () => {
    expect(plainDescription("one two three", 9)).toBe("one two…");
    expect(plainDescription("🎉".repeat(20), 10)).toBe("🎉🎉🎉🎉…");
  });

  test.each(["[", "*a ", "![](", "[](x ", "_", "`", "> # "])(
    "a description of 20,000 times %j is converted quickly",
    (part) => {
      expect(plainDescription(part.repeat(20_000 / part.length)).length).toBeLessThanOrEqual(2_000);
    },
  );
});
