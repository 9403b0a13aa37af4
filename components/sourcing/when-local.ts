import { localToUtc, utcToLocal } from "@/lib/dates";

/** What a `datetime-local` field shows for an instant, in the viewer's zone; empty for none. */
export function localText(at: string | null, timeZone: string): string {
  return at ? utcToLocal(new Date(at), timeZone).slice(0, 16) : "";
}

/** The instant that a `datetime-local` field says, in the viewer's zone; null where it says none. */
export function instantText(local: string, timeZone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return null;
  return localToUtc(local.slice(0, 16), timeZone).toISOString();
}
