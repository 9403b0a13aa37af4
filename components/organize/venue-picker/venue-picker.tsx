"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus, Search } from "lucide-react";
import { type ReactNode, useDeferredValue, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import type { RfpOut } from "@/server/domains/rfps/schema";
import { VenueOptionRow } from "./venue-option-row";
import { foundOption, suggestedOption, type VenueOption } from "./venue-options";

type VenuePickerProps = {
  request: RfpOut;
  trigger: ReactNode;
  /** What picking does: "Choose", "Ask". */
  verb: string;
  description: string;
  onPick: (venue: VenueOption) => Promise<unknown>;
};

/** A button that opens the directory: suggestions for this request first, and a search. */
export function VenuePicker({ trigger, verb, description, ...props }: VenuePickerProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="secondary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        {trigger}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogContent
          size="lg"
          title="Find venues"
          description={description}
          footer={<DialogClose render={<Button>Done</Button>} />}
        >
          {isOpen && <Choices verb={verb} {...props} />}
        </DialogContent>
      </Dialog>
    </>
  );
}

function Choices({ request, verb, onPick }: Pick<VenuePickerProps, "request" | "verb" | "onPick">) {
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const isSearch = q !== "";
  const suggestions = useQuery(
    trpc.rfps.suggestions.queryOptions({ orgId: request.organizationId, rfpId: request.id }),
  );
  const found = useQuery(
    trpc.venues.directory.queryOptions(
      { q, limit: 20 },
      { enabled: isSearch, placeholderData: keepPreviousData },
    ),
  );
  const asked = isSearch ? found : suggestions;
  const options = isSearch
    ? (found.data?.items.map((venue) => foundOption(venue, request)) ?? [])
    : (suggestions.data?.items.map((venue) => suggestedOption(venue, request)) ?? []);
  const chosen = new Set(
    request.venues.filter(({ status }) => status !== "withdrawn").map(({ venueId }) => venueId),
  );
  return (
    <div className="space-y-4">
      <div className="relative">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <Input
          type="search"
          aria-label="Search venues"
          placeholder="Name or city"
          maxLength={100}
          value={text}
          onChange={({ target }) => setText(target.value)}
          className="pl-9!"
        />
      </div>
      <p role="status" className="text-muted text-sm">
        {statusWords({ isSearch, isPending: asked.isPending, isError: asked.isError, count: options.length })}
      </p>
      {asked.isPending ? (
        <Skeleton className="h-40" />
      ) : asked.isError ? (
        <Button size="sm" variant="secondary" onClick={() => void asked.refetch()}>
          Try again
        </Button>
      ) : (
        <ul className="divide-y divide-border">
          {options.map((option) => (
            <VenueOptionRow
              key={option.id}
              option={option}
              verb={verb}
              isChosen={chosen.has(option.id)}
              onPick={onPick}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

type Found = { isSearch: boolean; isPending: boolean; isError: boolean; count: number };

function statusWords({ isSearch, isPending, isError, count }: Found): string {
  if (isPending) return isSearch ? "Searching…" : "Looking for venues that fit…";
  if (isError) return "Venues could not be loaded.";
  if (count > 0) return isSearch ? "Matching venues" : "Suggested for this request";
  return isSearch
    ? "No venue matches. Try another name or a city."
    : "No suggestions yet. Search by name or city.";
}
