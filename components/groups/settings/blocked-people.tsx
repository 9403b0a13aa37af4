"use client";

import { useState } from "react";
import { SettingsSection } from "@/components/accounts/settings/section";
import { useTRPCClient } from "@/components/providers/trpc";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { isolate } from "@/lib/clean-text";
import { useAct } from "../use-act";

type Blocked = { id: string; name: string; imageUrl: string | null };

/** The people whom the viewer blocks, in the settings. */
export function BlockedPeople({ initial }: { initial: readonly Blocked[] }) {
  const { blocks } = useTRPCClient();
  const [people, setPeople] = useState(initial);
  const lift = useAct((person: Blocked) => blocks.remove.mutate({ userId: person.id }), {
    refreshes: false,
    said: (_, person) => `You no longer block ${isolate(person.name)}.`,
    onDone: (_, person) => setPeople((known) => known.filter(({ id }) => id !== person.id)),
  });
  return (
    <SettingsSection
      id="blocked"
      title="Blocked people"
      description="You don't see what they write in groups."
    >
      {people.length === 0 ? (
        <p className="text-muted text-sm">You haven't blocked anyone.</p>
      ) : (
        <ul className="divide-y divide-border text-sm">
          {people.map((person) => (
            <li key={person.id} className="flex items-center gap-3 py-2.5">
              <Avatar name={person.name} imageUrl={person.imageUrl} size="sm" />
              <span className="min-w-0 flex-1 truncate">
                <bdi>{person.name}</bdi>
              </span>
              <Button
                size="sm"
                variant="secondary"
                aria-label={`Unblock ${person.name}`}
                pending={lift.isPending && lift.variables.id === person.id}
                onClick={() => lift.mutate(person)}
              >
                Unblock
              </Button>
            </li>
          ))}
        </ul>
      )}
    </SettingsSection>
  );
}
