import { expect, test } from "vitest";
import { type CsvSession, sessionsCsv } from "./csv.policy";

const session: CsvSession = {
  id: "019aa3d0-1a00-7a10-8c01-1d2e3f4a5b01",
  title: "Talk",
  description: "",
  type: null,
  track: "Design",
  room: null,
  speakers: ["Ana", "Ben"],
  startsAt: new Date("2026-12-04T22:30:00Z"),
  endsAt: new Date("2026-12-05T00:30:00Z"),
  ownCapacity: 40,
  waitlistEnabled: true,
};
const lineOf = (more: Partial<CsvSession>) =>
  sessionsCsv([{ ...session, ...more }], "Europe/Berlin").split("\r\n")[1];

test("a program as CSV has a header and local times of the event's zone without an offset", () => {
  expect(sessionsCsv([session], "Europe/Berlin")).toBe(
    "\ufefftitle,description,type,track,room,speakers,start,end,capacity,waitlist,id\r\n" +
      "Talk,,,Design,,Ana; Ben,2026-12-04T23:30,2026-12-05T01:30,40,yes,019aa3d0-1a00-7a10-8c01-1d2e3f4a5b01\r\n",
  );
});

test.each(["=1+1", "+49", "-2", "@SUM(A1)", "\t=1"])(
  "the title %j is no formula in a spreadsheet",
  (title) => {
    expect(lineOf({ title })).toMatch(/^"'/);
  },
);

test("commas, quotation marks and line breaks stay within their cell", () => {
  expect(lineOf({ title: 'A, "B"' })).toContain('"A, ""B"""');
});
