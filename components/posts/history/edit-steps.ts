import { type DiffPart, wordDiff } from "@/lib/word-diff";
import type { RevisionOut } from "@/server/domains/posts/schema";

type Text = { title: string | null; body: string };

/** One edit: who made it and when, and what it changed. A part that it left alone is null. */
export type EditStep = {
  version: number;
  by: RevisionOut["by"];
  at: string;
  title: DiffPart[] | null;
  body: DiffPart[] | null;
};

/**
 * The edits of a text, newest first.
 * @param earlier the texts that were replaced, newest first
 */
export function editSteps(present: Text, earlier: readonly RevisionOut[]): EditStep[] {
  return earlier.map((former, index) => {
    const next = earlier[index - 1] ?? present;
    return {
      version: former.version,
      by: former.by,
      at: former.replacedAt,
      title: changed(former.title ?? "", next.title ?? ""),
      body: changed(former.body, next.body),
    };
  });
}

function changed(before: string, after: string): DiffPart[] | null {
  return before === after ? null : wordDiff(before, after);
}
