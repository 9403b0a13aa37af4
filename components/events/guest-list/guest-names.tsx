import { EyeOff, Users } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { GuestList, ShownGuest } from "@/server/domains/events/guest-list/schema";

type GuestNamesProps = {
  guests: GuestList;
  eventHref: string;
  /** The first page, where this is not it. */
  firstHref: string | null;
  /** The page after this one; null where this is the last. */
  nextHref: string | null;
};

/** The guests, a page at a time; works before any script has run. */
export function GuestNames({ guests, eventHref, firstHref, nextHref }: GuestNamesProps) {
  const { visible, items } = guests;
  if (!visible || items.length === 0) {
    return <NobodyShown guests={guests} eventHref={eventHref} />;
  }
  return (
    <div className="space-y-6">
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {items.map((guest, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, ids stay on the server, and the list is never re-ordered.
          <GuestName key={place} guest={guest} />
        ))}
      </ul>
      {(nextHref || firstHref) && (
        <nav aria-label="Pages" className="flex flex-wrap justify-end gap-3">
          {firstHref && (
            <ButtonLink href={firstHref} variant="ghost" prefetch={false}>
              From the beginning
            </ButtonLink>
          )}
          {nextHref && (
            <ButtonLink href={nextHref} variant="secondary" prefetch={false}>
              More people
            </ButtonLink>
          )}
        </nav>
      )}
    </div>
  );
}

function GuestName({ guest: { name, imageUrl, guests } }: { guest: ShownGuest }) {
  return (
    <li className="flex min-w-0 items-center gap-3 py-1.5">
      <Avatar name={name} imageUrl={imageUrl} />
      <span className="min-w-0 truncate">
        <bdi>{name}</bdi>
      </span>
      {guests > 0 && <span className="shrink-0 text-muted text-sm tabular-nums">+{guests}</span>}
    </li>
  );
}

function NobodyShown({ guests, eventHref }: Pick<GuestNamesProps, "guests" | "eventHref">) {
  const back = (
    <ButtonLink href={eventHref} variant="secondary">
      Go to the event
    </ButtonLink>
  );
  if (guests.visible) {
    return (
      <EmptyState
        icon={<Users />}
        title="No guests yet"
        description="Guests with a seat appear here."
        action={back}
      />
    );
  }
  const isForGuests = guests.audience === "confirmed";
  return (
    <EmptyState
      icon={<EyeOff />}
      title={isForGuests ? "Location shown after you RSVP" : "Known to the host only"}
      description={
        isForGuests
          ? "Guests can see who's coming once they have a seat. If you have one, sign in."
          : "Only the host can see who's coming."
      }
      action={back}
    />
  );
}
