"use client";

import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { isolate } from "@/lib/clean-text";
import { plural } from "@/lib/plural";
import { type AdminEventOut, EVENT_STATES } from "@/server/domains/operations/events/schema";
import { SearchedList } from "../searched-list";
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
    <SearchedList
      title="Events"
      one="event"
      many="events"
      list={list}
      search={{
        label: "Search events by title or host",
        placeholder: "Title, host or email",
        value: input.q ?? "",
        onChange: (q) => set({ q }),
      }}
      status={{
        options: EVENT_STATES.map((state) => ({ value: state, label: stateWords[state].label })),
        value: input.state,
        onChange: (state) => set({ state }),
      }}
      onClear={() => set({ q: undefined, state: undefined })}
      columns={["Event", "Status", "Host", "Guests"]}
      row={(event) => (
        <EventRow
          key={event.id}
          event={event}
          pending={cancel.isPending && cancel.variables.id === event.id}
          onCancel={() => cancelling.ask(event)}
        />
      )}
    >
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
    </SearchedList>
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
