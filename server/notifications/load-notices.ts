import { groupBy } from "../../lib/group-by";
import type { Queryable } from "../db/transaction";
import { findKind } from "./kinds/catalog";
import type { Notice, Subject } from "./kinds/kind";
import type { RsvpMailFacts } from "./rsvp-facts";

/** RSVPs that were read a moment ago, by id, so that they need not be read again. */
export type KnownRsvps = ReadonlyMap<string, RsvpMailFacts>;

const NONE: KnownRsvps = new Map();

/**
 * The notices about these subjects as things stand now, in the same order; null where nothing is left to say. A kind that
 * cannot be read yields its error for its own subjects only, and so does a kind that this version does not know.
 */
export async function loadNotices(
  db: Queryable,
  asked: readonly { kind: string; subject: Subject }[],
  now: Date,
  known: KnownRsvps = NONE,
): Promise<(Notice | Error | null)[]> {
  const notices: (Notice | Error | null)[] = asked.map(() => null);
  const places = groupBy(asked.entries(), ([, { kind }]) => kind);
  await Promise.all(
    [...places].map(async ([name, entries]) => {
      const subjects = entries.map(([, { subject }]) => subject);
      const loaded = await loadKind(db, name, subjects, now, known);
      for (const [n, [index]] of entries.entries()) notices[index] = loaded[n] ?? null;
    }),
  );
  return notices;
}

async function loadKind(
  db: Queryable,
  name: string,
  subjects: Subject[],
  now: Date,
  known: KnownRsvps,
): Promise<(Notice | Error | null)[]> {
  const kind = findKind(name);
  if (!kind) return subjects.map(() => new Error(`unknown kind: ${name}`));
  try {
    return await kind.load(db, subjects, now, known);
  } catch (error) {
    return subjects.map(() => (error instanceof Error ? error : new Error(String(error))));
  }
}

/** The notice; null if there is none. @throws the error that loading it ended with */
export function noticeOrThrow(notice: Notice | Error | null | undefined): Notice | null {
  if (notice instanceof Error) throw notice;
  return notice ?? null;
}
