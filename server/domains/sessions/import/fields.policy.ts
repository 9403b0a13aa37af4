import type { z } from "zod";
import { textOfCell } from "../../../../lib/csv";
import { localToUtc, timesShown, utcToLocal } from "../../../../lib/dates";
import type { CsvColumn } from "../csv.policy";
import { type SessionChanges, sessionFields } from "../schema";
import type { FileRow } from "./file.policy";

/** The fields that a row states, and what is wrong with the others, in sentences. */
export type StatedFields = { asked: SessionChanges; faults: string[] };

type Reading = { timeZone: string; faults: string[] };
type Reader = (cell: string, reading: Reading) => SessionChanges;

const LABELS: Record<CsvColumn, string> = {
  title: "Title",
  description: "Description",
  type: "Type",
  track: "Track",
  room: "Room",
  speakers: "Speakers",
  start: "Start",
  end: "End",
  capacity: "Capacity",
  waitlist: "Waitlist",
  id: "Id",
};

/**
 * Reads the cells of a row.
 * @param written the cells of the session that the row is about, as the export writes them: a cell that is the same
 * states nothing, so that what a file can't hold (seconds, the second showing of an hour) is kept
 */
export function readFields(
  { cells }: Pick<FileRow, "cells">,
  { written, timeZone }: { written: Record<CsvColumn, string> | null; timeZone: string },
): StatedFields {
  const faults: string[] = [];
  const asked: SessionChanges = {};
  for (const column of Object.keys(READERS) as (keyof typeof READERS)[]) {
    const cell = cells[column];
    if (cell === undefined || (written && cell === written[column].trim())) continue;
    Object.assign(asked, READERS[column](textOfCell(cell), { timeZone, faults }));
  }
  return { asked, faults };
}

const YES_OR_NO = new Map([
  ["yes", true],
  ["no", false],
]);

const READERS: Record<Exclude<CsvColumn, "id">, Reader> = {
  title: (cell, { faults }) => {
    if (cell === "") faults.push("Add a title.");
    const title = cell === "" ? undefined : checked("title", sessionFields.title, cell, faults);
    return title === undefined ? {} : { title };
  },
  description: (cell, { faults }) => {
    const description = checked("description", sessionFields.description, cell, faults);
    return description === undefined ? {} : { description };
  },
  type: nameReader("type"),
  track: nameReader("track"),
  room: nameReader("room"),
  speakers: (cell, { faults }) => {
    const names = cell
      .split(";")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const speakers = checked(
      "speakers",
      sessionFields.speakers,
      names.map((name) => ({ name })),
      faults,
    );
    return speakers === undefined ? {} : { speakers };
  },
  start: (cell, reading) => {
    const startsAt = instantOf("start", cell, reading);
    return startsAt ? { startsAt } : {};
  },
  end: (cell, reading) => {
    const endsAt = instantOf("end", cell, reading);
    return endsAt ? { endsAt } : {};
  },
  capacity: (cell, { faults }) => {
    if (cell === "") return { capacity: null };
    const number = /^\d{1,9}$/.test(cell) ? Number(cell) : Number.NaN;
    const capacity = checked("capacity", sessionFields.capacity, number, faults);
    return capacity === undefined ? {} : { capacity };
  },
  waitlist: (cell, { faults }) => {
    if (cell === "") return {};
    const waitlistEnabled = YES_OR_NO.get(cell.toLowerCase());
    if (waitlistEnabled !== undefined) return { waitlistEnabled };
    faults.push("Waitlist: Write yes or no, or leave it empty.");
    return {};
  },
};

function nameReader(field: "type" | "track" | "room"): Reader {
  return (cell, { faults }) => {
    const name = checked(field, sessionFields[field], cell === "" ? null : cell, faults);
    return name === undefined ? {} : { [field]: name };
  };
}

/** The value by the rule of the field; undefined with a fault where it breaks the rule. */
function checked<Schema extends z.ZodType>(
  column: CsvColumn,
  schema: Schema,
  value: unknown,
  faults: string[],
): z.output<Schema> | undefined {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  faults.push(`${LABELS[column]}: ${read.error.issues[0]?.message ?? "Check this."}`);
  return undefined;
}

const LOCAL = /^(\d{4}-\d\d-\d\d)[T\s]\s*(\d{1,2}):(\d\d)(?::00(?:\.0+)?)?$/i;

/** A time as the clocks of the event show it, such as 2026-12-04T18:00; null where the cell is no such time. */
export function localOf(cell: string): string | null {
  const [, day, hour = "", minute] = LOCAL.exec(textOfCell(cell).trim()) ?? [];
  if (!day) return null;
  const local = `${day}T${hour.padStart(2, "0")}:${minute}`;
  return isLocal(local) ? local : null;
}

function isLocal(local: string): boolean {
  try {
    localToUtc(local, "UTC");
    return true;
  } catch {
    return false;
  }
}

function instantOf(column: "start" | "end", cell: string, { timeZone, faults }: Reading): Date | undefined {
  if (cell === "") {
    faults.push(column === "start" ? "Add a start." : "Add an end.");
    return undefined;
  }
  const local = localOf(cell);
  if (local === null) {
    faults.push(
      `${LABELS[column]}: Write a date and time in the event's time zone, such as 2026-12-04 18:00.`,
    );
    return undefined;
  }
  if (timesShown(local, timeZone) === 0) {
    const [day, time] = local.split("T");
    const next = utcToLocal(localToUtc(local, timeZone), timeZone).slice(11);
    faults.push(
      `${LABELS[column]}: ${time} doesn't exist on ${day}, because clocks go forward then. Did you mean ${next}?`,
    );
    return undefined;
  }
  const instant = localToUtc(local, timeZone);
  return checked(column, sessionFields.startsAt, instant.toISOString(), faults);
}
