import { badCursor } from "../../../errors";

/** Where a page ended. Lists are ordered by an instant, and by id where that is the same. */
export type Place = { at: Date; id: string };

const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** @throws DomainError invalid for what is no cursor of ours */
export function placeIn(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [, at = "", id = ""] = CURSOR.exec(cursor) ?? [];
  if (Number.isNaN(Date.parse(at))) throw badCursor();
  return { at: new Date(at), id };
}

export type Page<Item> = { items: Item[]; nextCursor: string | null };

/** @param rows one more than `limit` where there is a next page */
export function pageOf<Row>(rows: Row[], limit: number, placeOf: (row: Row) => Place): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items, nextCursor: null };
  const { at, id } = placeOf(last);
  return { items, nextCursor: `${at.toISOString()}_${id}` };
}
