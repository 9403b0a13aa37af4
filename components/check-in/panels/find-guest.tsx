"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { DoorGuest } from "@/server/domains/checkin/schema";
import type { DoorState } from "../door-state";
import { rowAt, searchLocally } from "../offline/local-list";

type FindGuestProps = {
  state: DoorState;
  eventId: string;
  onCheckIn: (rsvpId: string) => void;
};

/** Finds guests by the beginnings of their names: on this phone, or on the server while it has no list. */
export function FindGuest({ state, eventId, onCheckIn }: FindGuestProps) {
  const [q, setQ] = useState("");
  const found = useFound(state, eventId, q.trim());
  return (
    <div className="space-y-3">
      <Field label="Name">
        {(control) => (
          <Input
            {...control}
            type="search"
            value={q}
            autoComplete="off"
            placeholder="Start typing a guest's name"
            onChange={(event) => setQ(event.target.value)}
          />
        )}
      </Field>
      <ul aria-label="Guests found" className="divide-y divide-border empty:hidden">
        {found?.map((guest) => (
          <Found key={guest.rsvpId} guest={guest} sessionId={state.sessionId} onCheckIn={onCheckIn} />
        ))}
      </ul>
      {q.trim() !== "" && found?.length === 0 && (
        <p role="status" className="flex items-center gap-2 text-muted text-sm">
          <Search aria-hidden="true" className="size-4" />
          No guest has a name like this.
        </p>
      )}
    </div>
  );
}

function Found({
  guest,
  sessionId,
  onCheckIn,
}: {
  guest: DoorGuest;
  sessionId: string | null;
  onCheckIn: FindGuestProps["onCheckIn"];
}) {
  const row = rowAt(guest, sessionId);
  const here = row?.arrived.length ?? 0;
  const isIn = row !== null && here >= row.partySize;
  return (
    <li className="flex items-center gap-3 py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi>{guest.name}</bdi>
        </p>
        <p className="text-muted text-xs">
          {row && row.partySize > 1 ? `${here} of ${row.partySize} here` : guest.shortCode}
        </p>
      </div>
      {row?.status === "waitlisted" && <Badge tone="warning">Waitlist</Badge>}
      {row?.status === "offered" && <Badge>Seat offered</Badge>}
      {row === null && <Badge tone="outline">Not in this session</Badge>}
      {isIn && <Badge tone="success">In</Badge>}
      <Button
        size="sm"
        variant="secondary"
        aria-label={`Check in ${guest.name}`}
        onClick={() => onCheckIn(guest.rsvpId)}
      >
        Check in
      </Button>
    </li>
  );
}

/** @returns null while nothing is searched or the server has not answered */
function useFound({ list, sessionId }: DoorState, eventId: string, q: string): DoorGuest[] | null {
  const client = useTRPCClient();
  const [remote, setRemote] = useState<{ q: string; items: DoorGuest[] } | null>(null);
  const isRemote = list === null && q !== "";
  useEffect(() => {
    if (!isRemote) return;
    const timer = setTimeout(() => {
      const asked = { eventId, q, ...(sessionId && { sessionId }) };
      client.checkIn.search.query(asked).then(
        ({ items }) => setRemote({ q, items }),
        () => {},
      );
    }, 250);
    return () => clearTimeout(timer);
  }, [client, eventId, sessionId, q, isRemote]);
  if (q === "") return null;
  if (list) return searchLocally(list, q);
  return remote?.q === q ? remote.items : null;
}
