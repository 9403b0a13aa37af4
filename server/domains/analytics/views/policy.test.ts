import { expect, it } from "vitest";
import { isProgram, viewDay } from "./policy";

it.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36",
    false,
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1",
    false,
  ],
  ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true],
  ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/143.0.0.0 Safari/537.36", true],
  ["facebookexternalhit/1.1", true],
  ["Slackbot-LinkExpanding 1.0", true],
  ["curl/8.5.0", true],
  ["", true],
  [undefined, true],
])("the user agent %s is a program: %s", (userAgent, program) => {
  expect(isProgram(userAgent)).toBe(program);
});

it("a view counts on its day in UTC", () => {
  expect(viewDay(new Date("2026-11-20T23:59:59.999Z"))).toBe("2026-11-20");
  expect(viewDay(new Date("2026-11-21T00:00:00.000Z"))).toBe("2026-11-21");
});
