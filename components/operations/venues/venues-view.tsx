"use client";

import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { isolate } from "@/lib/clean-text";
import type { AdminVenueOut } from "@/server/domains/operations/venues/schema";
import { venueStatus } from "@/server/domains/venues/schema";
import { SearchedList } from "../searched-list";
import { useAction } from "../use-action";
import { useAddress } from "../use-address";
import { useAsked } from "../use-asked";
import { type Page, usePages } from "../use-pages";
import { venuesInput } from "./filters";
import { statusWords, VenueRow } from "./venue-row";

type VenuesViewProps = { first: { page: Page<AdminVenueOut>; input: ReturnType<typeof venuesInput> } };

/** Every venue of the site: found, looked at, and archived. */
export function VenuesView({ first }: VenuesViewProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { address, set } = useAddress();
  const input = venuesInput(address);
  const list = usePages<AdminVenueOut>({
    path: trpc.admin.venues.list.pathKey(),
    input,
    fetchPage: (more, signal) => client.admin.venues.list.query({ ...input, ...more }, { signal }),
    first,
  });
  const archiving = useAsked<AdminVenueOut>();
  const archive = useAction(
    (venue: AdminVenueOut) => client.admin.venues.archive.mutate({ venueId: venue.id }),
    ({ archived }, { name }) => `${isolate(name)} ${archived ? "is archived" : "was archived before"}`,
  );
  const allow = useAction(
    (venue: AdminVenueOut) => client.admin.venues.allow.mutate({ venueId: venue.id }),
    (_allowed, { name }) => `The organization can bring ${isolate(name)} back now`,
  );
  const isPending = ({ id }: AdminVenueOut) =>
    [archive, allow].some((action) => action.isPending && action.variables.id === id);
  return (
    <SearchedList
      title="Venues"
      one="venue"
      many="venues"
      list={list}
      search={{
        label: "Search venues by name, city or organization",
        placeholder: "Name, city or organization",
        value: input.q ?? "",
        onChange: (q) => set({ q }),
      }}
      status={{
        options: venueStatus.options.map((value) => ({ value, label: statusWords[value].label })),
        value: input.status,
        onChange: (status) => set({ status }),
      }}
      onClear={() => set({ q: undefined, status: undefined })}
      columns={["Venue", "Status", "Availability", "Organization", "Requests"]}
      row={(venue) => (
        <VenueRow
          key={venue.id}
          venue={venue}
          pending={isPending(venue)}
          onArchive={() => archiving.ask(venue)}
          onAllow={() => allow.mutate(venue)}
        />
      )}
    >
      <ConfirmDialog
        open={archiving.open}
        onOpenChange={(open) => !open && archiving.close()}
        title={`Archive ${isolate(archiving.thing?.name ?? "")}?`}
        description={`It leaves the directory, and no one outside ${isolate(archiving.thing?.organization.name ?? "")} sees its page. It stays archived until an admin allows it again.`}
        confirmLabel="Archive venue"
        cancelLabel="Leave it"
        onConfirm={() => {
          archiving.close();
          if (archiving.thing) archive.mutate(archiving.thing);
        }}
      />
    </SearchedList>
  );
}
