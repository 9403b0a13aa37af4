"use client";

import { Download } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";
import { useManaged } from "../manage-context";
import type { Filters } from "./filters";

/** Downloads the guests with this status, or all of them, for a spreadsheet. */
export function CsvLink({ status }: Pick<Filters, "status">) {
  const { event } = useManaged();
  const query = status ? `?status=${status}` : "";
  return (
    <a
      href={`/api/v1/events/${event.id}/participants.csv${query}`}
      download
      className={buttonStyles({ variant: "secondary" })}
    >
      <Download aria-hidden="true" />
      <span>
        <span className="max-sm:sr-only">Download </span>CSV
      </span>
    </a>
  );
}
