import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import type { SeatRequest } from "../../server/seats/request";

/** What one person asks for. One asks at a time: the next follows when the answer is there, or known to be lost. */
export type Ask = {
  id: number;
  userId: string;
  kind: Extract<SeatRequest["kind"], "join" | "edit" | "withdraw" | "accept">;
  /** Seats of the party as asked; null where the request names none. */
  seats: number | null;
};

/** What came of it, as the person saw it. `unknown`: done or not, but never twice. */
export type Outcome =
  | { outcome: "ok"; changed: boolean; status: string }
  | { outcome: "refused"; reason: string }
  | { outcome: "unknown"; reason: string };

export type Asked = Ask & { came: Outcome };

type Line = { invoke: Ask } | { id: number; came: Outcome };

/**
 * The clients' own record, outside of the system that it judges: an ask is written before it is sent, and what came
 * of it when the person sees it. One never answered counts as unknown.
 */
export type Journal = {
  invoke: (ask: Omit<Ask, "id">) => number;
  came: (id: number, outcome: Outcome) => void;
  /** What the file says, in the order of asking. */
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
