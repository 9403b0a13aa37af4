"use client";

import { Download } from "lucide-react";
import { useManaged } from "@/components/events/manage/manage-context";
import { buttonStyles } from "@/components/ui/button-styles";

/** The program as a file for a spreadsheet. */
export function CsvActions() {
  const { event } = useManaged();
  return (
    <a
      href={`/api/v1/events/${event.id}/sessions.csv`}
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
