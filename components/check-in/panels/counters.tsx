import type { DoorState } from "../door-state";
import { countLocally } from "../offline/local-list";

/** Expected, arrived and waiting at this door, in seats. */
export function Counters({ state }: { state: DoorState }) {
  const numbers = countsOf(state);
  const entries = [
    { label: "Arrived", value: numbers?.arrived },
    { label: "Expected", value: numbers?.expected },
    { label: "At the door", value: numbers?.waitingAtDoor },
  ];
  return (
    <dl className="grid grid-cols-3 gap-px overflow-hidden rounded-card border border-border bg-border shadow-card">
      {entries.map(({ label, value }) => (
        <div key={label} className="bg-surface px-3 py-2.5 sm:px-4">
          <dt className="text-muted text-xs">{label}</dt>
          <dd className="font-semibold text-xl tabular-nums">{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The server's numbers; this phone's own while it is offline or has scans that the server does not know. */
function countsOf({ counts, list, sessionId, isOnline, queue }: DoorState) {
  const local = list && countLocally(list);
  if (local && (!isOnline || queue.length > 0 || !counts)) return local;
  if (sessionId === null) return counts;
  return counts?.sessions.find((session) => session.sessionId === sessionId) ?? local;
}
