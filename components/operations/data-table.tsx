import type { ReactNode } from "react";
import { Table, TableHead, TableHeader } from "@/components/ui/table";
import { rowCards } from "./row-cards";

type DataTableProps = {
  /** What it lists. */
  label: string;
  columns: readonly (string | { name: string; numeric: true })[];
  /** True where the last cell of each row holds what can be done with it. */
  hasActions?: boolean;
  children: ReactNode;
};

/** A dense table that becomes a list of cards on phones. */
export function DataTable({ label, columns, hasActions = true, children }: DataTableProps) {
  return (
    <Table label={label} className={rowCards}>
      <TableHead>
        {columns.map((column) =>
          typeof column === "string" ? (
            <TableHeader key={column}>{column}</TableHeader>
          ) : (
            <TableHeader key={column.name} numeric>
              {column.name}
            </TableHeader>
          ),
        )}
        {hasActions && (
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        )}
      </TableHead>
      <tbody>{children}</tbody>
    </Table>
  );
}
