"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { CalendarX, Trash2 } from "lucide-react";
import { useState } from "react";
import { FormFault } from "@/components/accounts/form-fault";
import { fieldRefusal, useAccountForm } from "@/components/accounts/use-account-form";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { daysWords } from "@/lib/day-words";
import { addDays } from "@/lib/days";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { useChannel } from "@/lib/use-channel";
import type { BlockOut } from "@/server/domains/venues/blocked-dates/schema";
import type { VenueOut } from "@/server/domains/venues/schema";
import { organizationChannel } from "@/server/realtime/sourcing-channels";
import { MonthCalendar } from "./month-calendar";
import { type Chosen, choose } from "./month-grid";

type BlockedDatesProps = { venue: VenueOut; initial: BlockOut[]; mayEdit: boolean; today: string };

const NONE: Chosen = { first: "", last: "" };

/** Days on which a venue takes no events: on a calendar, and as a list. */
export function BlockedDates({ venue, initial, mayEdit, today }: BlockedDatesProps) {
  const { blocks, reload } = useBlocks(venue, initial);
  const [chosen, setChosen] = useState(NONE);
  return (
    <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
      <Card className="space-y-5">
        <MonthCalendar
          blocks={blocks}
          today={today}
          chosen={chosen}
          onChoose={mayEdit ? (day) => setChosen(choose(chosen, day)) : null}
        />
        {mayEdit && (
          <BlockForm
            venueId={venue.id}
            chosen={chosen}
            today={today}
            onChange={setChosen}
            onBlocked={async () => {
              setChosen(NONE);
              await reload();
            }}
          />
        )}
      </Card>
      <section aria-labelledby="blocked" className="space-y-3">
        <h3 id="blocked" className="text-base">
          Blocked dates
        </h3>
        {blocks.length === 0 ? (
          <p className="text-muted text-sm">
            No dates are blocked. Organizers see blocked dates without your note.
          </p>
        ) : (
          <ul aria-live="polite" className="space-y-2">
            {blocks.map((block) => (
              <BlockRow
                key={block.id}
                block={block}
                venueId={venue.id}
                mayEdit={mayEdit}
                onRemoved={reload}
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function useBlocks(venue: VenueOut, initial: BlockOut[]) {
  const trpc = useTRPC();
  const { data, refetch } = useQuery(
    trpc.venues.blockedDates.queryOptions(
      { venueId: venue.id },
      { initialData: { items: initial, nextCursor: null } },
    ),
  );
  const reload = async () => {
    await refetch();
  };
  useChannel(organizationChannel(venue.organization.id), {
    "venue.changed": ({ venueId }) => {
      if (venueId === venue.id) void reload();
    },
    onResync: () => void reload(),
  });
  return { blocks: data.items, reload };
}

type BlockFormProps = {
  venueId: string;
  chosen: Chosen;
  today: string;
  onChange: (chosen: Chosen) => void;
  onBlocked: () => Promise<void>;
};

/** Blocks the chosen days. Its dates are those of the calendar, and can be typed. */
function BlockForm({ venueId, chosen, today, onChange, onBlocked }: BlockFormProps) {
  const client = useTRPCClient();
  const { pending, faults, formProps } = useAccountForm(async (value, { empty }) => {
    const { first, last } = chosen;
    if (!first) throw fieldRefusal("start", "Choose the first day.");
    if (last && last < first) throw fieldRefusal("end", "The last day can't be before the first.");
    const end = addDays(last || first, 1);
    await client.venues.blockDates.mutate({ venueId, start: first, end, note: value("note") });
    empty();
    await onBlocked();
  });
  const { fields } = faults;
  return (
    <form {...formProps} className="space-y-4 border-border border-t pt-5">
      <FormFault>{faults.form}</FormFault>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="First day" error={fields.start}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={today}
              value={chosen.first}
              onChange={({ target }) => onChange({ ...chosen, first: target.value })}
            />
          )}
        </Field>
        <Field label="Last day" error={fields.end}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={chosen.first || today}
              value={chosen.last}
              onChange={({ target }) => onChange({ ...chosen, last: target.value })}
            />
          )}
        </Field>
      </div>
      <Field label="Note" optional error={fields.note} description="Only your organization sees it.">
        {(control) => (
          <Input {...control} name="note" maxLength={200} autoComplete="off" placeholder="Renovation" />
        )}
      </Field>
      <Button type="submit" pending={pending}>
        Block dates
      </Button>
    </form>
  );
}

type BlockRowProps = { block: BlockOut; venueId: string; mayEdit: boolean; onRemoved: () => Promise<void> };

function BlockRow({ block, venueId, mayEdit, onRemoved }: BlockRowProps) {
  const client = useTRPCClient();
  const { id, start, end, note } = block;
  const tellFault = (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
  const undo = () =>
    void client.venues.blockDates
      .mutate({ venueId, start, end, note: note ?? "" })
      .then(onRemoved)
      .catch(tellFault);
  const remove = useMutation(
    useTRPC().venues.unblockDates.mutationOptions({
      onSuccess: async () => {
        await onRemoved();
        toast({ title: `${daysWords(block)} can be booked again`, action: { label: "Undo", onClick: undo } });
      },
      onError: tellFault,
    }),
  );
  return (
    <li className="flex items-center gap-3 rounded-control border border-border bg-surface py-1.5 pr-1.5 pl-3.5 text-sm">
      <CalendarX aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="wrap-anywhere min-w-0 flex-1">
        <span className="font-medium tabular-nums">{daysWords(block)}</span>
        {note && (
          <span className="block text-muted">
            <bdi>{note}</bdi>
          </span>
        )}
      </span>
      {mayEdit && (
        <IconButton
          label={`Remove ${daysWords(block)}`}
          size="sm"
          pending={remove.isPending}
          onClick={() => remove.mutate({ venueId, blockId: id })}
        >
          <Trash2 aria-hidden="true" />
        </IconButton>
      )}
    </li>
  );
}
