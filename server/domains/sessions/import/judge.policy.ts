import { isolate } from "../../../../lib/clean-text";
import { counted } from "../../../../lib/plural";
import { type CsvSession, shownCells } from "../csv.policy";
import {
  capacityOf,
  changesIn,
  changesTerms,
  faultsOfTimes,
  nameKey,
  type SessionEdit,
  tidyName,
} from "../policy";
import {
  ROOMS_MAX,
  SESSIONS_MAX,
  type SessionChanges,
  type SessionDetails,
  type SessionPlan,
  SPEAKERS_MAX,
  TRACKS_MAX,
} from "../schema";
import { readFields } from "./fields.policy";
import type { FileRow, ProgramFile } from "./file.policy";
import { type Match, matchRows } from "./match.policy";
import type { ImportAnswer, RowOutcome } from "./schema";

/** What the event has, as far as the file is about it. */
export type KnownProgram = {
  timeZone: string;
  /** The sessions that a row may be about. */
  sessions: SessionDetails[];
  /** How many sessions the event has. */
  sessionCount: number;
  rooms: { name: string; capacity: number | null }[];
  tracks: string[];
  speakers: string[];
};

/** A row with what the import makes of it: a new session, an edit, or neither. */
export type JudgedRow = ImportAnswer["rows"][number] & {
  plan: SessionPlan | null;
  edit: SessionEdit | null;
};

export type Judgement = {
  rows: JudgedRow[];
  unknownRooms: string[];
  unknownTracks: string[];
  ignoredColumns: string[];
};

/** Judges every row of a file by what the event has; each row is judged with the ones before it. */
export function judgeFile(
  { rows, ignoredColumns }: ProgramFile,
  known: KnownProgram,
  { createNames }: { createNames: boolean },
): Judgement {
  const matches = matchRows(rows, known.sessions, known.timeZone);
  const names = new Names(known, createNames);
  let count = known.sessionCount;
  const judged = rows.map((row, index) => {
    const one = judgeRow(row, matches[index] ?? { before: null, fault: null }, { known, names });
    if (one.outcome !== "new") return one;
    count++;
    return count > SESSIONS_MAX
      ? withFault(one, `An event has at most ${counted(SESSIONS_MAX, "session")}.`)
      : one;
  });
  return {
    rows: judged,
    unknownRooms: names.rooms.unknown(),
    unknownTracks: names.tracks.unknown(),
    ignoredColumns,
  };
}

/** The row as an error. */
export function withFault(row: JudgedRow, reason: string): JudgedRow {
  return { ...row, outcome: "error", reason, plan: null, edit: null };
}

/** Says why a row is refused that would move people back to the waitlist: a file can't ask for consent. */
export function movesPeople(seatsTaken: number): string {
  return (
    `${counted(seatsTaken, "seat is", "seats are")} taken already, so guests would have to move back to the waitlist. ` +
    "Choose at least as many, or change this session by hand."
  );
}

type Around = { known: KnownProgram; names: Names };

function judgeRow(row: FileRow, { before, fault }: Match, { known, names }: Around): JudgedRow {
  const written = before && shownCells(csvOf(before), known.timeZone);
  const { asked, faults } = readFields(row, { written, timeZone: known.timeZone });
  const title = asked.title ?? before?.title ?? (row.cells.title ?? "").slice(0, TITLE_SHOWN_MAX);
  const base = { line: row.line, title, plan: null, edit: null };
  const error = (reasons: string[]): JudgedRow => ({ ...base, outcome: "error", reason: reasons.join(" ") });
  if (fault) return error([fault]);
  if (row.isTooLong) return error(["This row has more cells than the first line has columns."]);
  const nameFaults = names.check(asked);
  if (before) {
    const changes = changesIn(before, asked);
    const isSame = Object.keys(changes).length === 0;
    const all = [...faults, ...nameFaults, ...(isSame ? [] : faultsOfEdit({ before, changes }, names))];
    if (all.length > 0) return error(all);
    return isSame
      ? { ...base, outcome: "unchanged" }
      : { ...base, outcome: "changed", edit: { before, changes } };
  }
  const all = [...missingIn(row), ...faults, ...nameFaults];
  const plan = planOf(asked);
  if (all.length > 0 || !plan) return error([...all, ...faultsOfSpan(asked)]);
  const wrong = faultsOfSpan(plan);
  return wrong.length > 0 ? error(wrong) : { ...base, outcome: "new", plan };
}

const TITLE_SHOWN_MAX = 140;

function csvOf({ speakers, startsAt, endsAt, ...session }: SessionDetails): CsvSession {
  const names = speakers.map(({ name }) => name);
  return { ...session, speakers: names, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}

/** What a new session needs and the file has no column for. */
function missingIn({ cells }: FileRow): string[] {
  return [
    ...(cells.title === undefined ? ["Add a title."] : []),
    ...(cells.start === undefined ? ["Add a start."] : []),
    ...(cells.end === undefined ? ["Add an end."] : []),
  ];
}

function faultsOfSpan({ startsAt, endsAt }: Pick<SessionChanges, "startsAt" | "endsAt">): string[] {
  if (!startsAt || !endsAt) return [];
  return faultsOfTimes({ startsAt, endsAt }).map(({ message }) => message);
}

function planOf(asked: SessionChanges): SessionPlan | null {
  const { title, startsAt, endsAt } = asked;
  if (title === undefined || !startsAt || !endsAt) return null;
  return {
    ...{ title, startsAt, endsAt, guestsMax: 0, doorMinutes: null },
    description: asked.description ?? "",
    type: asked.type ?? null,
    track: asked.track ?? null,
    room: asked.room ?? null,
    speakers: asked.speakers ?? [],
    capacity: asked.capacity ?? null,
    ...(asked.waitlistEnabled !== undefined && { waitlistEnabled: asked.waitlistEnabled }),
  };
}

function faultsOfEdit({ before, changes }: SessionEdit, names: Names): string[] {
  if (before.status === "cancelled") return ["This session was cancelled. Restore it first."];
  const { startsAt = new Date(before.startsAt), endsAt = new Date(before.endsAt) } = changes;
  const wrong = faultsOfSpan({ startsAt, endsAt });
  const ownCapacity = changes.capacity === undefined ? before.ownCapacity : changes.capacity;
  const room = changes.room === undefined ? before.room : changes.room;
  const capacity = capacityOf(ownCapacity, names.roomNamed(room));
  const taken = before.seats.confirmedSeats + before.seats.offeredSeats;
  const isBelow = changesTerms(changes) && capacity !== null && capacity < taken;
  return [...wrong, ...(isBelow ? [movesPeople(taken)] : [])];
}

/** The names of one kind: those that the event has, and those that rows add. */
class NameList {
  readonly #known: Set<string>;
  readonly #added = new Map<string, string>();

  constructor(
    known: string[],
    readonly noun: "room" | "track" | "speaker",
    readonly max: number,
    readonly mayAdd: boolean,
  ) {
    this.#known = new Set(known.map(nameKey));
  }

  /** Why a row can't have this name. */
  check(name: string | null | undefined): string[] {
    if (!name || this.#known.has(nameKey(name))) return [];
    if (!this.#added.has(nameKey(name))) this.#added.set(nameKey(name), tidyName(name));
    if (!this.mayAdd) return [`This event has no ${this.noun} “${isolate(tidyName(name))}”.`];
    const isTooMany = this.#known.size + this.#added.size > this.max;
    return isTooMany ? [`An event has at most ${counted(this.max, this.noun)}.`] : [];
  }

  unknown(): string[] {
    return [...this.#added.values()];
  }
}

/** The rooms, tracks and speakers of an event while a file is judged. Speakers are always added. */
class Names {
  readonly rooms: NameList;
  readonly tracks: NameList;
  readonly #speakers: NameList;
  readonly #capacities: Map<string, number | null>;

  constructor(known: KnownProgram, createNames: boolean) {
    const rooms = known.rooms.map(({ name }) => name);
    this.rooms = new NameList(rooms, "room", ROOMS_MAX, createNames);
    this.tracks = new NameList(known.tracks, "track", TRACKS_MAX, createNames);
    this.#speakers = new NameList(known.speakers, "speaker", SPEAKERS_MAX, true);
    this.#capacities = new Map(known.rooms.map(({ name, capacity }) => [nameKey(name), capacity]));
  }

  check({ room, track, speakers = [] }: SessionChanges): string[] {
    const ofSpeakers = new Set(speakers.flatMap(({ name }) => this.#speakers.check(name)));
    return [...this.rooms.check(room), ...this.tracks.check(track), ...ofSpeakers];
  }

  /** A room that is not there yet has no limit. */
  roomNamed(name: string | null): { capacity: number | null } | null {
    return name ? { capacity: this.#capacities.get(nameKey(name)) ?? null } : null;
  }
}

/** The answer to the host. */
export function answerOf(judgement: Judgement): ImportAnswer {
  const { rows, unknownRooms, unknownTracks, ignoredColumns } = judgement;
  const counts: Record<RowOutcome, number> = { new: 0, changed: 0, unchanged: 0, error: 0 };
  for (const { outcome } of rows) counts[outcome]++;
  return {
    rows: rows.map(({ line, outcome, reason, title }) => ({
      ...{ line, outcome, title },
      ...(reason !== undefined && { reason }),
    })),
    ...{ counts, unknownRooms, unknownTracks, ignoredColumns },
  };
}
