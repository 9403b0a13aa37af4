import type { Queryable } from "../db/transaction";
import { findKind } from "./kinds/catalog";
import type { Subject } from "./kinds/kind";
import { loadNotices } from "./load-notices";

/** A notification as it is stored. */
type Stored = { kind: string; subject: Subject; title: string; body: string; path: string | null };

/**
 * Notifications with the words that hold now, where these contain names or texts of other people: what was edited, deleted or
 * renamed since is shown nowhere. What can't be read keeps its stored words, which contain neither.
 */
export async function withPresentWords<Row extends Stored>(
  db: Queryable,
  rows: Row[],
  now: Date,
): Promise<Row[]> {
  const asked = rows.filter(({ kind }) => findKind(kind)?.isReadWhenShown);
  const notices = await loadNotices(db, asked, now);
  const read = new Map(asked.map((row, at) => [row, notices[at]]));
  return rows.map((row) => {
    const notice = read.get(row);
    return notice && !(notice instanceof Error) ? { ...row, ...notice.brief } : row;
  });
}
