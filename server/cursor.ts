import { z } from "zod";
import { DomainError } from "./errors";

/** An instant to the millisecond, as text; only years that both Postgres and JavaScript read. */
export const instantText = z
  .string()
  .regex(/^[12]\d{3}-/)
  .refine(isInstant);

/** An instant in a cursor. */
export const instant = z.codec(instantText, z.date(), {
  decode: (text) => new Date(text),
  encode: (at) => at.toISOString(),
});

function isInstant(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}

/** A number of a `bigint` column. */
export const sequence = z.codec(z.string().regex(/^\d{1,18}$/), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: (number) => String(number),
});

/** An id as Postgres writes it. */
export const rowId = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** The place in a list sorted by an instant and then by id. */
export const placeInTime = z.strictObject({ at: instant, id: rowId });

export type PlaceInTime = z.output<typeof placeInTime>;

export type Page<Item> = { items: Item[]; nextCursor: string | null };

type Cursor<Place> = {
  /**
   * The end of the previous page; null for the first page. @throws DomainError invalid for another list's cursor or
   * any other text
   */
  read(cursor: string | undefined): Place | null;
  /** The first `limit` rows, and the cursor of the next page if there are more rows. */
  page<Row>(rows: readonly Row[], limit: number, placeOf: (row: Row) => Place): Page<Row>;
};

/**
 * The cursors of one list. A cursor is opaque to the caller and names its list, so that a cursor of another list or
 * sort order is refused instead of leading to a wrong place.
 * @param list the name of the list, including the sort order if the caller chooses it
 */
export function cursorOf<Schema extends z.ZodType>(list: string, place: Schema): Cursor<z.output<Schema>> {
  return {
    read: (cursor) => {
      if (cursor === undefined) return null;
      const [itsList, itsPlace, ...more] = parsed(cursor);
      const read = place.safeParse(itsPlace);
      if (itsList !== list || !read.success || more.length > 0) throw badCursor();
      return read.data;
    },
    page: (rows, limit, placeOf) => {
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      if (last === undefined) return { items, nextCursor: null };
      const text = JSON.stringify([list, z.encode(place, placeOf(last))]);
      return { items, nextCursor: Buffer.from(text).toString("base64url") };
    },
  };
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function badCursor(): DomainError {
  const message = "This page link isn't valid. Start from the first page.";
  return new DomainError("input.invalid", { fields: [{ field: "cursor", message }] });
}
