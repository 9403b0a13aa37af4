import { ChevronDown } from "lucide-react";
import { UTC_COLUMN } from "@/server/domains/analytics/tables/policy";
import type { Table } from "@/server/domains/analytics/tables/schema";
import { digits } from "./report-words";

/** The numbers of a chart, one click away: for screen readers and for exact values. */
export function NumbersTable({ title, table }: { title: string; table: Table }) {
  return (
    <details className="group border-border border-t print:hidden">
      <summary className="flex h-10 list-none items-center gap-1.5 px-4 text-muted text-sm hover:text-text focus-visible:-outline-offset-2 sm:px-5 [&::-webkit-details-marker]:hidden">
        <ChevronDown
          aria-hidden="true"
          className="size-4 -rotate-90 transition-transform group-open:rotate-0"
        />
        Show the numbers<span className="sr-only"> of {title}</span>
      </summary>
      <section
        aria-label={`${title} in numbers`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="max-h-80 overflow-auto border-border border-t focus-visible:-outline-offset-2"
      >
        <Numbers table={table} />
      </section>
    </details>
  );
}

function Numbers({ table }: { table: Table }) {
  const shown = table.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column !== UTC_COLUMN);
  return (
    <table className="w-full border-collapse text-left text-sm">
      <thead className="sticky top-0 bg-sunken text-muted text-xs">
        <tr>
          {shown.map(({ column, index }) => (
            <th
              key={column}
              scope="col"
              className={`h-9 whitespace-nowrap px-4 font-medium sm:first:pl-5 ${index > 0 ? "text-right" : ""}`}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.slice(0, 2).join()} className="border-border border-t first:border-t-0">
            {shown.map(({ column, index }) => (
              <td
                key={column}
                className={`h-9 px-4 sm:first:pl-5 ${index > 0 ? "text-right tabular-nums" : "whitespace-nowrap"}`}
              >
                {cellText(row[index])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellText(cell: string | number | null | undefined): string {
  if (typeof cell === "number") return digits(cell);
  return cell ?? "–";
}
