import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { formatTime } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { Conflict } from "../offline/scan-queue";

type ConflictsProps = { conflicts: Conflict[]; timeZone: string; onSeen: (nonce: string) => void };

/** What came out otherwise than this phone decided while offline. It stays until it was seen. */
export function Conflicts({ conflicts, timeZone, onSeen }: ConflictsProps) {
  if (conflicts.length === 0) return null;
  return (
    <Callout tone="warning" role="status" title={`${counted(conflicts.length, "offline scan")} to look at`}>
      <ul aria-label="Offline scans to look at" className="mt-1 divide-y divide-warning/20 text-text">
        {conflicts.map((conflict) => (
          <li key={conflict.nonce} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <p className="min-w-0 flex-1 basis-48">
              <bdi className="font-medium">{conflict.name ?? "A guest"}</bdi>
              {`, ${formatTime(new Date(conflict.scannedAt), timeZone)}: ${wordsOf(conflict, timeZone)}`}
            </p>
            <Button size="sm" variant="secondary" onClick={() => onSeen(conflict.nonce)}>
              Got it
            </Button>
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function wordsOf({ is, kind, message, by, firstAt }: Conflict, timeZone: string): string {
  if (is === "double") {
    const who = by ? ` by ${by}` : "";
    const when = firstAt ? ` at ${formatTime(new Date(firstAt), timeZone)}` : "";
    return `already checked in${who}${when}. Counted once.`;
  }
  const what = kind === "undo" ? "the undo was refused." : "not checked in.";
  return message ? `${what} ${message}` : what;
}
