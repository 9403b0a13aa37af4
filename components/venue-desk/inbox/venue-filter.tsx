"use client";

import { useRouter } from "next/navigation";
import { NativeSelect } from "@/components/ui/native-select";
import type { InboxState } from "@/server/domains/rfps/desk.schema";
import { deskPages } from "../desk-pages";
import type { InboxVenue } from "./inbox-view";

type VenueFilterProps = {
  orgSlug: string;
  state: InboxState;
  venues: readonly InboxVenue[];
  current: InboxVenue | null;
};

/** Narrows the inbox to one venue. */
export function VenueFilter({ orgSlug, state, venues, current }: VenueFilterProps) {
  const router = useRouter();
  return (
    <NativeSelect
      aria-label="Venue"
      className="w-56 max-w-full"
      value={current?.slug ?? ""}
      onChange={({ target }) => router.push(deskPages(orgSlug).inbox(state, target.value || null))}
    >
      <option value="">All venues</option>
      {venues.map(({ id, slug, name }) => (
        <option key={id} value={slug}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
