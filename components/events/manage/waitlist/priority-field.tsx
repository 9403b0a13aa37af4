"use client";

import { useEffect, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Input } from "@/components/ui/input";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { PRIORITY_MAX } from "@/server/seats/facts";

type PriorityFieldProps = {
  guest: Pick<GuestOut, "priority" | "person">;
  disabled: boolean;
  /** @returns whether it was taken */
  onPriority: (priority: number) => Promise<boolean>;
};

/** A rank on the waitlist: Enter or leaving the field keeps it, Escape takes it back. */
export function PriorityField({ guest, disabled, onPriority }: PriorityFieldProps) {
  const [typed, setTyped] = useState(String(guest.priority));
  useEffect(() => setTyped(String(guest.priority)), [guest.priority]);
  if (guest.priority > PRIORITY_MAX) {
    return (
      <Badge size="sm" tone="accent">
        Moved back, first on the waitlist
      </Badge>
    );
  }
  const keep = async () => {
    const wanted = Number(typed);
    const isValid = typed.trim() !== "" && Number.isInteger(wanted) && wanted >= 0 && wanted <= PRIORITY_MAX;
    if (wanted === guest.priority) return;
    if (!isValid || !(await onPriority(wanted))) setTyped(String(guest.priority));
  };
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="text-muted md:hidden">
        Priority
      </span>
      <Input
        aria-label={`Priority of ${guest.person.name}, 0 to ${PRIORITY_MAX}`}
        type="number"
        inputMode="numeric"
        min={0}
        max={PRIORITY_MAX}
        disabled={disabled}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setTyped(String(guest.priority));
        }}
        className="h-8! w-16! tabular-nums"
      />
    </span>
  );
}
