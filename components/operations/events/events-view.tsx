"use client";

import { SearchX } from "lucide-react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { isolate } from "@/lib/clean-text";
import { plural } from "@/lib/plural";
import { type AdminEventOut, EVENT_STATES } from "@/server/domains/operations/events/schema";
import { DataTable } from "../data-table";
import { FilterSelect } from "../filter-select";
import { ListFrame } from "../list-frame";
import { SearchField } from "../search-field";
import { Section } from "../section";
import { useAction } from "../use-action";
import { useAddress } from "../use-address";
import { useAsked } from "../use-asked";
import { type Page, usePages } from "../use-pages";
import { EventRow } from "./event-row";
import { stateWords } from "./event-words";
import { eventsInput } from "./filters";

type EventsViewProps = { first: { page: Page<AdminEventOut>; input: ReturnType<typeof eventsInput> } };

/** Every event of the site: found, looked at, and cancelled. */
export function EventsView({ first }: EventsViewProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { address, set } = useAddress();
  const input = eventsInput(address);
  const list = usePages<AdminEventOut>({
    path: trpc.admin.events.list.pathKey(),
    input,
    fetchPage: (more, signal) => client.admin.events.list.query({ ...input, ...more }, { signal }),
    first,
  });
  const cancelling = useAsked<AdminEventOut>();
  const cancel = useAction(
    (event: AdminEventOut) => client.admin.events.cancel.mutate({ eventId: event.id }),
    ({ cancelled }, event) =>
      cancelled ? `${isolate(event.title)} is cancelled` : `${isolate(event.title)} was cancelled before`,
  );
  return (
    <Section title="Events">
      <search className="flex flex-wrap gap-2">
        <SearchField
          label="Search events by title or host"
          placeholder="Title, host or email"
          value={input.q ?? ""}
          onChange={(q) => set({ q })}
          searching={list.isPlaceholderData}
        />
        <FilterSelect
          label="Status"
          all="Every status"
          options={EVENT_STATES.map((state) => ({ value: state, label: stateWords[state].label }))}
          value={input.state}
          onChange={(state) => set({ state })}
        />
      </search>
      <ListFrame
        list={list}
        one="event"
        empty={<NothingFits onClear={() => set({ q: undefined, state: undefined })} />}
      >
        <DataTable label="Events" columns={["Event", "Status", "Host", "Guests"]}>
          {list.items.map((event) => (
            <EventRow
              key={event.id}
              event={event}
              pending={cancel.isPending && cancel.variables.id === event.id}
              onCancel={() => cancelling.ask(event)}
            />
          ))}
        </DataTable>
      </ListFrame>
      <ConfirmDialog
        open={cancelling.open}
        onOpenChange={(open) => !open && cancelling.close()}
        title={`Cancel ${cancelling.thing?.title ?? ""}?`}
        description={cancelText(cancelling.thing)}
        confirmLabel="Cancel event"
        cancelLabel="Leave it"
        onConfirm={() => {
          cancelling.close();
          if (cancelling.thing) cancel.mutate(cancelling.thing);
        }}
      />
    </Section>
  );
}

function cancelText(event: AdminEventOut | null): string {
  if (!event) return "";
  const { people } = event;
  const told =
    people > 0
      ? `${people} ${plural(people, "guest", "guests")}, the host and co-hosts`
      : "The host and co-hosts";
  return `${told} will be notified. The event's page stays up and says that it is cancelled.`;
}

function NothingFits({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      level="h3"
      title="No events match"
      description="No event matches this search and status."
      action={
        <Button variant="secondary" onClick={onClear}>
          Show all events
        </Button>
      }
    />
  );
}
