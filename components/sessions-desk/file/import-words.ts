import { isolate } from "@/lib/clean-text";
import { counted, grouped } from "@/lib/plural";
import type { ImportAnswer, RowOutcome } from "@/server/domains/sessions/import/schema";

export const OUTCOME_WORDS: Record<RowOutcome, string> = {
  new: "New",
  changed: "Changed",
  unchanged: "No change",
  error: "Problem",
};

/** What an import would do, in one sentence. */
export function previewWords({ counts, rows }: ImportAnswer): string {
  if (counts.error > 0) {
    const all = counted(rows.length, "row");
    return `${grouped(counts.error)} of ${all} can't be imported. Correct the file, then choose it again.`;
  }
  const parts = partsOf({ counts });
  if (parts.length === 0) return "Every row is already in your program. There's nothing to change.";
  const same = counts.unchanged > 0 ? ` ${counted(counts.unchanged, "session")} won't change.` : "";
  return `${parts.join(" and ")}.${same}`;
}

/** What an import did, as a toast says it. */
export function doneWords(answer: Pick<ImportAnswer, "counts">): string {
  return partsOf(answer, { isDone: true }).join(", ") || "Nothing to change";
}

function partsOf({ counts }: Pick<ImportAnswer, "counts">, { isDone = false } = {}): string[] {
  const added = isDone ? `${counted(counts.new, "session")} added` : counted(counts.new, "new session");
  const changed = `${counted(counts.changed, "session")} ${isDone ? "changed" : "to change"}`;
  return [...(counts.new > 0 ? [added] : []), ...(counts.changed > 0 ? [changed] : [])];
}

/** The rooms and tracks that only the file has, and how the host can agree to add them; null where there are none. */
export function newNamesWords({
  unknownRooms,
  unknownTracks,
}: Pick<ImportAnswer, "unknownRooms" | "unknownTracks">): { label: string; names: string } | null {
  const kinds = [
    ...(unknownRooms.length > 0 ? [counted(unknownRooms.length, "new room")] : []),
    ...(unknownTracks.length > 0 ? [counted(unknownTracks.length, "new track")] : []),
  ];
  if (kinds.length === 0) return null;
  return { label: `Add ${kinds.join(" and ")}`, names: namesInWords([...unknownRooms, ...unknownTracks]) };
}

/** Columns of the file that an import doesn't know; null where there are none. */
export function ignoredWords(columns: readonly string[]): string | null {
  if (columns.length === 0) return null;
  return `Not imported: ${counted(columns.length, "column")} that sessions don't have (${namesInWords(columns)}).`;
}

const NAMES_MAX = 6;

function namesInWords(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_MAX).map((name) => isolate(name));
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}
