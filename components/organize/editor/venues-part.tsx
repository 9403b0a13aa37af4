"use client";

import { Trash2 } from "lucide-react";
import { useTRPCClient } from "@/components/providers/trpc";
import { IconButton } from "@/components/ui/icon-button";
import { AvailabilityBadge } from "@/components/venues/availability-badge";
import { counted } from "@/lib/plural";
import { availabilityStatus, BADGES } from "@/server/domains/availability/schema";
import { VENUES_MAX } from "@/server/domains/rfps/schema";
import { useStep } from "../use-step";
import { VenuePicker } from "../venue-picker/venue-picker";
import { EditorPart, type PartProps } from "./editor-part";

/** The venues that will be asked. */
export function VenuesPart({ draft, faults, organizationId }: PartProps & { organizationId: string }) {
  const { saved, picked, setPicked, take } = draft;
  const client = useTRPCClient();
  const { pending, run } = useStep(() => {});
  const venues = saved?.venues ?? [];
  const remove = (rfpVenueId: string) =>
    run(rfpVenueId, async () => {
      if (!saved) return;
      take(await client.rfps.removeVenue.mutate({ orgId: organizationId, rfpId: saved.id, rfpVenueId }));
    });
  return (
    <EditorPart
      id="part-venues"
      title="Venues"
      description={`${counted(venues.length + (picked ? 1 : 0), "venue")} of at most ${VENUES_MAX}. Each gets the same request; they don't see each other.`}
    >
      {picked && (
        <PickedRow name={picked.name} city={picked.city} pending={false} onRemove={() => setPicked(null)} />
      )}
      {venues.length > 0 && (
        <ul className="divide-y divide-border">
          {venues.map((venue) => (
            <li key={venue.id}>
              <PickedRow
                name={venue.name}
                city={venue.city}
                badge={venue.availabilityStatus}
                note={venue.isOpen ? undefined : "Doesn't take requests right now. Remove it to send."}
                pending={pending === venue.id}
                onRemove={() => void remove(venue.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {faults.venueIds && <p className="text-danger text-sm">{faults.venueIds}</p>}
      {saved && venues.length < VENUES_MAX ? (
        <VenuePicker
          request={saved}
          trigger="Find venues"
          verb="Choose"
          description="Nothing is sent until you send the request."
          onPick={async ({ id }) => {
            await draft.save();
            take(
              await client.rfps.addVenues.mutate({ orgId: organizationId, rfpId: saved.id, venueIds: [id] }),
            );
          }}
        />
      ) : (
        !saved && <p className="text-muted text-sm">Add a title first, then choose venues here.</p>
      )}
    </EditorPart>
  );
}

type PickedRowProps = {
  name: string;
  city: string;
  badge?: string;
  note?: string | undefined;
  pending: boolean;
  onRemove: () => void;
};

function PickedRow({ name, city, badge, note, pending, onRemove }: PickedRowProps) {
  const status = badge === undefined ? null : availabilityStatus.catch("not_set").parse(badge);
  return (
    <div className="flex items-center gap-3 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-medium text-sm">
          <bdi>{name}</bdi>
        </p>
        <p className="flex flex-wrap items-center gap-2 text-muted text-sm">
          <bdi>{city}</bdi>
          {status && <AvailabilityBadge badge={{ status, ...BADGES[status] }} size="sm" />}
        </p>
        {note && <p className="text-danger text-sm">{note}</p>}
      </div>
      <IconButton label={`Remove ${name}`} size="sm" pending={pending} onClick={onRemove}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </div>
  );
}
