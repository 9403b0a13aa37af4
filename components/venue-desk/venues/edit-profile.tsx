"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toast";
import type { VenueOut } from "@/server/domains/venues/schema";
import { type Profile, ProfileForm } from "./profile-form";

type EditProfileProps = {
  venue: VenueOut;
  mayEdit: boolean;
  onSaved: (changed: VenueOut) => void;
  onReload: () => Promise<void>;
};

/**
 * Changes what is said of a venue. The form keeps what was typed while others change the venue, says that they did, and
 * shows theirs when asked.
 */
export function EditProfile({ venue, mayEdit, onSaved, onReload }: EditProfileProps) {
  const client = useTRPCClient();
  const [base, setBase] = useState(venue);
  // Only another person's version replaces what stands in the fields: saving leaves them, and the focus, alone.
  const [taken, setTaken] = useState(0);
  // Spaces and photos have their own pages; their changes raise the version too.
  const isStale = venue.version > base.version && profileOf(venue) !== profileOf(base);
  const save = async (profile: Profile) => {
    const expectedVersion = isStale ? base.version : venue.version;
    const changed = await client.venues.edit
      .mutate({ venueId: venue.id, expectedVersion, ...profile })
      .catch(async (error: unknown) => {
        await onReload();
        throw error;
      });
    setBase(changed);
    onSaved(changed);
    toast({ title: "Venue saved", tone: "success" });
  };
  const showTheirs = () => {
    setBase(venue);
    setTaken(taken + 1);
  };
  return (
    <fieldset disabled={!mayEdit} className="min-w-0 space-y-4">
      {isStale && (
        <Callout
          tone="warning"
          role="status"
          title="Someone else changed this venue"
          action={
            <Button size="sm" variant="secondary" onClick={showTheirs}>
              Show their version
            </Button>
          }
        >
          Copy what you typed first: their version replaces it here.
        </Callout>
      )}
      <ProfileForm
        key={taken}
        venue={base}
        timeZone={base.timeZone}
        submitLabel="Save changes"
        onSave={save}
      />
    </fieldset>
  );
}

function profileOf({
  name,
  description,
  houseRules,
  address,
  city,
  country,
  timeZone,
  ...venue
}: VenueOut): string {
  const { latitude, longitude, amenities, contact } = venue;
  const place = [address, city, country, timeZone, latitude, longitude];
  return JSON.stringify([name, description, houseRules, ...place, amenities, contact]);
}
