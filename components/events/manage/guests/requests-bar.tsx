"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { counted } from "@/lib/plural";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { useManaged } from "../manage-context";
import { PeopleOverlays } from "../people-overlays";
import { PersonButton } from "../person-button";
import { type PeopleManagement, usePeopleManagement } from "../use-people-management";
import { ASKED_AT_ONCE } from "./page-size";
import type { GuestPage } from "./use-guest-list";

/** So many are shown; the others are in the list. */
const SHOWN_MAX = 4;

type RequestsBarProps = { first: GuestPage; onShow: () => void };

/** Requests to approve, shown above any filtered list. Renders nothing if there are none. */
export function RequestsBar({ first, onShow }: RequestsBarProps) {
  const trpc = useTRPC();
  const { event } = useManaged();
  const management = usePeopleManagement();
  // Who asked before approval was switched off still waits for an answer.
  const pending = useQuery(
    trpc.rsvps.list.queryOptions(
      { eventId: event.id, status: "pending", limit: ASKED_AT_ONCE },
      { initialData: first },
    ),
  );
  const asking = pending.data.items.filter((guest) => guest.status === "pending");
  const count = asking.length;
  const more = count - SHOWN_MAX;
  return (
    <>
      {count > 0 && (
        <section
          aria-label="Requests"
          className="rounded-card border border-accent-text/20 bg-accent-soft p-4 text-sm"
        >
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="min-w-0">
              <span className="font-medium">{askingText(count, pending.data.nextCursor !== null)}</span>
              <span className="block text-muted">Guests have no seat until you approve.</span>
            </p>
            {count > 1 && (
              <Button size="sm" onClick={() => management.actOnAll("approve", asking)}>
                <Check aria-hidden="true" />
                Approve all {count}
              </Button>
            )}
          </div>
          <ul className="mt-2 divide-y divide-accent-text/15">
            {asking.slice(0, SHOWN_MAX).map((guest) => (
              <Request key={guest.id} guest={guest} management={management} />
            ))}
          </ul>
          {more > 0 && (
            <Button size="sm" variant="ghost" className="mt-1 -ml-2" onClick={onShow}>
              Show {more} more
            </Button>
          )}
        </section>
      )}
      <PeopleOverlays management={management} people={asking} onDone={() => {}} />
    </>
  );
}

function Request({ guest, management }: { guest: GuestOut; management: PeopleManagement }) {
  const pending = management.pending.has(guest.id);
  const { name } = guest.person;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2 last:pb-0">
      <div className="min-w-0 flex-1 basis-44">
        <PersonButton guest={guest} onClick={() => management.setStoryOf(guest)} />
      </div>
      <span className="text-muted tabular-nums">{counted(guest.seats, "seat")}</span>
      <span className="flex gap-1">
        <Button
          size="sm"
          variant="secondary"
          aria-label={`Approve ${name}`}
          pending={pending}
          onClick={() => management.actOnAll("approve", [guest])}
        >
          Approve
        </Button>
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Decline ${name}`}
          disabled={pending}
          onClick={() => management.askToDecline([guest])}
        >
          Decline
        </Button>
      </span>
    </li>
  );
}

function askingText(count: number, areMore: boolean): string {
  return `${areMore ? "More than " : ""}${counted(count, "request")} to approve`;
}
