"use client";

import { Search, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { scrollRowStyles } from "@/components/ui/scroll-row-styles";
import { Segmented } from "@/components/ui/segmented";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/class-names";
import { CsvLink } from "./csv-link";
import type { Filters } from "./filters";

type StatusChoice = NonNullable<Filters["status"]> | "all";

const CHOICES: { value: StatusChoice; label: string }[] = [
  { value: "all", label: "Everyone" },
  { value: "confirmed", label: "Confirmed" },
  { value: "pending", label: "Requests" },
  { value: "waitlisted", label: "Waitlist" },
  { value: "offered", label: "Offered" },
  { value: "cancelled", label: "Cancelled" },
  { value: "declined", label: "Declined" },
];

type GuestsToolbarProps = {
  typed: string;
  onType: (text: string) => void;
  status: Filters["status"];
  onStatus: (status: Filters["status"]) => void;
  searching: boolean;
};

/** Filters of the guest list: name or email, and status. */
export function GuestsToolbar({ typed, onType, status, onStatus, searching }: GuestsToolbarProps) {
  return (
    <search className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex items-center justify-between gap-3">
        <SearchField typed={typed} onType={onType} searching={searching} />
        <CsvLink status={status} />
      </div>
      <div
        className={cn(
          "-mx-4 w-[calc(100%+2rem)] px-4 sm:-mx-6 sm:w-[calc(100%+3rem)] sm:px-6 lg:mx-0 lg:w-auto lg:px-0",
          scrollRowStyles,
        )}
      >
        <Segmented
          label="Status"
          options={CHOICES}
          className="max-lg:mr-6"
          value={status ?? "all"}
          onValueChange={(value) => onStatus(value === "all" ? undefined : value)}
        />
      </div>
    </search>
  );
}

function SearchField({
  typed,
  onType,
  searching,
}: Pick<GuestsToolbarProps, "typed" | "onType" | "searching">) {
  return (
    <div className="relative min-w-0 flex-1 sm:max-w-80">
      <span aria-hidden="true" className="absolute top-1/2 left-3 -translate-y-1/2 text-muted [&_svg]:size-4">
        {searching ? <Spinner /> : <Search />}
      </span>
      <Input
        aria-label="Search guests by name or email"
        placeholder="Name or email"
        value={typed}
        maxLength={100}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onType("")}
        className="px-9!"
      />
      {typed && (
        <span className="absolute top-1 right-1 text-muted">
          <IconButton label="Clear the search" size="sm" onClick={() => onType("")}>
            <X aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </div>
  );
}
