import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import type { SeatRequest } from "../../server/seats/request";

/** One request of a person. A person sends the next request only after the answer, or once it is known to be lost. */
export type Ask = {
  id: number;
  userId: string;
  kind: Extract<SeatRequest["kind"], "join" | "edit" | "withdraw" | "accept">;
  /** The requested seats of the party; null where the request names none. */
  seats: number | null;
};

/** The result as the person saw it. `unknown`: executed or not, but never twice. */
export type Outcome =
  | { outcome: "ok"; changed: boolean; status: string }
  | { outcome: "refused"; reason: string }
  | { outcome: "unknown"; reason: string };

export type Asked = Ask & { came: Outcome };

type Line = { invoke: Ask } | { id: number; came: Outcome };

/**
 * The clients' own record, outside of the system that it judges. A request is recorded before it is sent, and its
 * result when the person sees it. A request without a result counts as unknown.
 */
export type Journal = {
  invoke: (ask: Omit<Ask, "id">) => number;
  came: (id: number, outcome: Outcome) => void;
  /** The recorded requests, in the order in which they were sent. */
  read: () => Asked[];
  close: () => void;
};

export function openJournal(file: string): Journal {
  const descriptor = openSync(file, "ax");
  let last = 0;
  const write = (line: Line) => void writeSync(descriptor, `${JSON.stringify(line)}\n`);
  return {
    invoke(ask) {
      const id = ++last;
      write({ invoke: { id, ...ask } });
      return id;
    },
    came: (id, outcome) => write({ id, came: outcome }),
    read: () => readJournal(readFileSync(file, "utf8")),
    close: () => closeSync(descriptor),
  };
}

function readJournal(text: string): Asked[] {
  const asked = new Map<number, Asked>();
  for (const line of text.split("\n").filter(Boolean)) {
    const entry = JSON.parse(line) as Line;
    if ("invoke" in entry) {
      asked.set(entry.invoke.id, { ...entry.invoke, came: { outcome: "unknown", reason: "no answer" } });
    } else {
      const known = asked.get(entry.id);
      if (known) known.came = entry.came;
    }
  }
  return [...asked.values()];
}
