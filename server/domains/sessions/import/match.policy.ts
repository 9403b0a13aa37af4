import { textOfCell } from "../../../../lib/csv";
import { utcToLocal } from "../../../../lib/dates";
import { groupBy } from "../../../../lib/group-by";
import { nameKey } from "../policy";
import type { SessionDetails } from "../schema";
import { localOf } from "./fields.policy";
import type { FileRow } from "./file.policy";

/** The session that a row is about; null = a new one. `fault` = a sentence where that can't be said. */
export type Match = { before: SessionDetails | null; fault: string | null };

type Place = { row: FileRow; id: string; placeKey: string; roomKey: string | null };

/**
 * Finds the session of each row: by its id; otherwise by title and start, first in the same room. No session is
 * matched by two rows. Cancelled sessions are found by id only.
 */
export function matchRows(rows: FileRow[], sessions: SessionDetails[], timeZone: string): Match[] {
  const places = rows.map(placeOf);
  const matches = new Map<Place, Match>();
  const taken = new Set<string>();
  const take = (place: Place, before: SessionDetails) => {
    taken.add(before.id);
    matches.set(place, { before, fault: null });
  };
  const byId = new Map(sessions.map((session) => [session.id, session]));
  for (const place of places.filter(({ id }) => id !== "")) {
    const found = byId.get(place.id);
    if (found && !taken.has(found.id)) take(place, found);
    else matches.set(place, { before: null, fault: found ? AGAIN : UNKNOWN });
  }
  markDoubles(places, matches);
  const open = sessions.filter(({ status }) => status === "scheduled");
  const byPlace = groupBy(open, ({ title, startsAt }) =>
    keyOf(title, utcToLocal(new Date(startsAt), timeZone)),
  );
  for (const isSameRoom of [true, false]) {
    for (const place of places.filter((one) => !matches.has(one))) {
      const found = (byPlace.get(place.placeKey) ?? []).find(
        (session) => !taken.has(session.id) && (!isSameRoom || place.roomKey === nameKey(session.room ?? "")),
      );
      if (found) take(place, found);
    }
  }
  return places.map((place) => matches.get(place) ?? { before: null, fault: null });
}

const AGAIN = "An earlier line has the same id.";
const UNKNOWN = "No session of this event has this id. Leave the id empty to add a new session.";

const keyOf = (title: string, local: string) => `${local} ${nameKey(title)}`;

function placeOf(row: FileRow): Place {
  const { id = "", title = "", start = "", room } = row.cells;
  const local = localOf(start);
  return {
    row,
    id: id.trim().toLowerCase(),
    placeKey: local === null || title === "" ? "" : keyOf(textOfCell(title), local),
    roomKey: room === undefined ? null : nameKey(textOfCell(room)),
  };
}

/** A row without an id that repeats another one would be a second session of the same kind. */
function markDoubles(places: Place[], matches: Map<Place, Match>): void {
  const lines = new Map<string, number>();
  const named = places.filter(({ placeKey }) => placeKey !== "");
  const inOrder = [...named.filter(({ id }) => id !== ""), ...named.filter(({ id }) => id === "")];
  for (const place of inOrder) {
    const key = `${place.placeKey}\n${place.roomKey ?? ""}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, place.row.line);
    else if (place.id === "") {
      matches.set(place, { before: null, fault: `Line ${line} has the same title, start and room.` });
    }
  }
}
