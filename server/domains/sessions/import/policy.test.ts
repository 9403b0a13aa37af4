import { describe, expect, test } from "vitest";
import { isDomainError } from "../../../errors";
import type { SessionDetails } from "../schema";
import { readProgramFile } from "./file.policy";
import { answerOf, judgeFile, type KnownProgram } from "./judge.policy";

const id = "019aa3d0-1a00-7a10-8c01-1d2e3f4a5b01";
const session: SessionDetails = {
  ...{ id, eventId: id, title: "Talk", description: "", type: null, version: 1, status: "scheduled" },
  ...{ track: null, trackId: null, trackColor: null, room: "Hall", roomId: id, speakers: [] },
  ...{ startsAt: "2026-12-04T18:00:00.000Z", endsAt: "2026-12-04T19:00:00.000Z" },
  ...{
    capacity: 5,
    ownCapacity: 5,
    waitlistEnabled: true,
    waitlistMode: "automatic",
    partyRule: "skip",
    guestsMax: 0,
  },
  ...{ doorMinutes: null, overlapAllowed: false },
  seats: {
    ...{ capacity: 5, confirmedSeats: 3, offeredSeats: 0, waitlistedSeats: 0, waitlistLength: 0 },
    ...{ seatsLeft: 2, heldForWaitlist: false, version: 1 },
  },
};
const known: KnownProgram = {
  ...{ timeZone: "Europe/Berlin", sessions: [session], sessionCount: 1 },
  ...{ rooms: [{ name: "Hall", capacity: 50 }], tracks: ["Design"], speakers: [] },
};
const judged = (text: string, createNames = false, more: Partial<KnownProgram> = {}) =>
  answerOf(judgeFile(readProgramFile(text), { ...known, ...more }, { createNames }));
const rowOf = (text: string, more: Partial<KnownProgram> = {}) => judged(text, false, more).rows[0];
const reasonOf = (text: string) => {
  try {
    readProgramFile(text);
    return null;
  } catch (error) {
    return isDomainError(error) ? error.reason : error;
  }
};

describe("reading a program from CSV", () => {
  test.each([
    ["commas", "\ufeffTitle,START,End,Colour\nA,2026-12-04 18:00,2026-12-04 19:00,red\n"],
    ["semicolons", "title;start;end;Colour\r\n\r\nA;2026-12-04T18:00;2026-12-04 19:00:00;red\r\n"],
    ["tabs", "end\tColour\tstart\ttitle\n2026-12-04 19:00\tred\t2026-12-04 18:00\tA"],
  ])("a file with %s is read by the names of its columns, and unknown columns are named", (_, text) => {
    const answer = judged(text);
    expect(answer.rows).toMatchObject([{ outcome: "new", title: "A" }]);
    expect(answer.ignoredColumns).toEqual(["Colour"]);
  });

  test.each([
    ["csv.empty", ""],
    ["csv.empty", "title,start,end\n"],
    ["session.import-columns", "name,when\nA,now"],
    ["csv.unreadable", 'title,start\n"A,2026'],
    ["csv.too-many-rows", `title\n${"A\n".repeat(2_001)}`],
    ["csv.too-large", `title\n${"ä".repeat(600_000)}`],
  ])("a file is refused with %s", (reason, text) => {
    expect(reasonOf(text)).toBe(reason);
  });

  test("the line of a row is where it begins, also after a text of several lines", () => {
    const text = 'title,description,start,end\nA,"one\ntwo",2026-12-04 18:00,2026-12-04 19:00\nB,,x,y\n';
    expect(judged(text).rows.map(({ line }) => line)).toEqual([2, 4]);
  });
});

describe("judging the rows of a program", () => {
  const columns = "title,room,start,end,capacity";
  test.each([
    ["Add a title.", ",Hall,2026-12-04 18:00,2026-12-04 19:00,"],
    ["Add a start. Add an end.", "A,Hall,,,"],
    ["Start: Write a date and time", "A,,4.12.2026 18:00,2026-12-04 19:00,"],
    ["Start: Write a date and time", "A,,2026-02-30 18:00,2026-12-04 19:00,"],
    ["Start: 02:30 doesn't exist on 2027-03-28", "A,,2027-03-28 02:30,2027-03-28 04:00,"],
    ["The end must come after the start.", "A,,2026-12-04 18:00,2026-12-04 18:00,"],
    ["A session lasts at most 7 days.", "A,,2026-12-04 18:00,2026-12-14 18:00,"],
    ["Capacity: Choose a whole number", "A,,2026-12-04 18:00,2026-12-04 19:00,0"],
    ["Capacity: Choose a whole number", "A,,2026-12-04 18:00,2026-12-04 19:00,many"],
    ["This event has no room “Attic”.", "A,Attic,2026-12-04 18:00,2026-12-04 19:00,"],
    ["This row has more cells", "A,,2026-12-04 18:00,2026-12-04 19:00,5,more"],
    ["Title: Use at most 140 characters.", `${"a".repeat(141)},,2026-12-04 18:00,2026-12-04 19:00,`],
    ["3 seats are taken already", "talk,hall,2026-12-04 19:00,2026-12-04 20:00,2"],
  ])("a row is an error that says: %s", (reason, line) => {
    const row = rowOf(`${columns}\n${line}`);
    expect(row).toMatchObject({ line: 2, outcome: "error" });
    expect(row?.reason).toContain(reason);
  });

  test("a time that clocks show twice is the first of the two", () => {
    const text = `${columns}\nA,,2026-10-25 02:30,2026-10-25 03:30,`;
    const [row] = judgeFile(readProgramFile(text), known, { createNames: false }).rows;
    expect(row?.plan?.startsAt).toEqual(new Date("2026-10-25T00:30:00Z"));
  });

  test("a session is found by title and start, keeps what its row leaves out, and changes where it differs", () => {
    expect(rowOf("title,start\nTALK,2026-12-04 19:00")).toMatchObject({ outcome: "changed" });
    expect(rowOf("title,start,end\nTalk,2026-12-04 19:00,2026-12-04 20:00")?.outcome).toBe("unchanged");
    expect(rowOf(`id,room\n${id},`)?.outcome).toBe("changed");
    expect(rowOf(`id,waitlist\n${id},No`)?.outcome).toBe("changed");
    expect(rowOf(`id,waitlist\n${id},`)?.outcome).toBe("unchanged");
    expect(rowOf(`id,waitlist\n${id},constructor`)?.reason).toContain("Write yes or no");
    expect(rowOf("id\n019aa3d0-1a00-7a10-8c01-000000000000")).toMatchObject({
      outcome: "error",
      reason: expect.stringContaining("No session of this event has this id."),
    });
  });

  test("of two rows without an id for one title, start and room, the second is an error", () => {
    const line = "A,Hall,2026-12-04 18:00,2026-12-04 19:00,";
    expect(judged(`${columns}\n${line}\n${line}`).rows.map(({ outcome }) => outcome)).toEqual([
      "new",
      "error",
    ]);
  });

  test("a cancelled session can't be changed by a file", () => {
    const sessions = [{ ...session, status: "cancelled" as const }];
    expect(rowOf(`id,title\n${id},New`, { sessions })?.reason).toContain("was cancelled");
  });

  test("unknown rooms and tracks are named once, and are no errors where they may be added", () => {
    const line = (title: string, room: string) => `${title},${room},New,2026-12-04 18:00,2026-12-04 19:00`;
    const text = `title,room,track,start,end\n${line("A", "Attic")}\n${line("B", "ATTIC")}`;
    expect(judged(text)).toMatchObject({
      counts: { error: 2 },
      unknownRooms: ["Attic"],
      unknownTracks: ["New"],
    });
    expect(judged(text, true)).toMatchObject({ counts: { new: 2, error: 0 }, unknownRooms: ["Attic"] });
  });
});
