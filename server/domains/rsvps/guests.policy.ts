import { DomainError } from "../../errors";
import { type GuestSort, guestSort, type SortOrder, sortOrder } from "./guests.schema";

export type SortedBy = { sort: GuestSort; order: SortOrder };

/** The last row of a page: what it was sorted by, as text, and its id. */
export type PlaceInList = { key: string; id: string };

/** Where the next page of this very order begins. */
export function writePlace({ sort, order }: SortedBy, { key, id }: PlaceInList): string {
  return Buffer.from(JSON.stringify([sort, order, key, id])).toString("base64url");
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Only what Postgres can read. */
const isReadable: Record<GuestSort, (key: string) => boolean> = {
  rsvpAt: (key) => /^[12]/.test(key) && !Number.isNaN(Date.parse(key)) && new Date(key).toISOString() === key,
  name: (key) => /^[^\0\p{Surrogate}]{0,200}$/u.test(key),
  status: (key) => /^[a-z]{1,20}$/.test(key),
  party: (key) => /^\d{1,4}$/.test(key),
};

/** @throws DomainError invalid for a cursor that is not ours, or of a list in another order */
export function readPlace({ sort, order }: SortedBy, cursor: string): PlaceInList {
  const [itsSort, itsOrder, key, id] = parse(cursor);
  const isOurs = guestSort.safeParse(itsSort).data === sort && sortOrder.safeParse(itsOrder).data === order;
  if (isOurs && typeof key === "string" && typeof id === "string" && isReadable[sort](key) && ID.test(id)) {
    return { key, id };
  }
  throw new DomainError("input.invalid", {
    fields: [{ field: "cursor", message: "This cursor is not ours, or belongs to another order." }],
  });
}

function parse(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
