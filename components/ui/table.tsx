import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/class-names";

type TableProps = {
  /** What the table lists; read aloud, and the name of the region that scrolls sideways. */
  label: string;
  className?: string;
  children: ReactNode;
};

/** The frame of a table. Inside go `TableHead`, and `tbody` with `TableRow`s. */
export function Table({ label, className, children }: TableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className={cn("relative overflow-x-auto rounded-card border border-border bg-surface", className)}
    >
      <table className="w-full border-collapse text-left text-sm">{children}</table>
    </section>
  );
}

/** The row of column names. Its children are `TableHeader`s. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="border-border border-b bg-sunken text-muted">
      <tr>{children}</tr>
    </thead>
  );
}

type CellProps = { numeric?: boolean };

type Sort = "ascending" | "descending" | "none";

const sortIcons = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown };

/** The name of a column. With `onSort` it is a button that changes the order; `sort` shows and announces it. */
export function TableHeader({
  numeric = false,
  sort,
  onSort,
  className,
  children,
  ...props
}: ComponentProps<"th"> & CellProps & { sort?: Sort; onSort?: () => void }) {
  const Icon = sortIcons[sort ?? "none"];
  return (
    <th
      scope="col"
      aria-sort={sort}
      className={cn(
        "h-10 whitespace-nowrap px-4 font-medium text-xs first:pl-5 last:pr-5",
        numeric && "text-right",
        className,
      )}
      {...props}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={cn(
            "-mx-2 inline-flex h-8 items-center gap-1 rounded-md px-2 hover:bg-fill hover:text-text",
            sort && sort !== "none" && "text-text",
          )}
        >
          {children}
          <Icon aria-hidden="true" className="size-3.5" />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

/** One thing in the table; `selected` marks it. */
export function TableRow({
  selected = false,
  className,
  ...props
}: ComponentProps<"tr"> & { selected?: boolean }) {
  return (
    <tr
      aria-selected={selected || undefined}
      className={cn(
        "border-border border-b transition-colors last:border-b-0",
        selected ? "bg-accent-soft/70" : "hover:bg-fill",
        className,
      )}
      {...props}
    />
  );
}

type TableCellProps = ComponentProps<"td"> &
  CellProps & {
    /** What stands before the fact on phones, where a table of cards shows no column names. */
    phoneLabel?: string;
  };

/** One fact about it. */
export function TableCell({ numeric = false, phoneLabel, className, children, ...props }: TableCellProps) {
  return (
    <td
      className={cn("h-12 px-4 py-2 first:pl-5 last:pr-5", numeric && "text-right tabular-nums", className)}
      {...props}
    >
      {phoneLabel && (
        <span aria-hidden="true" className="text-muted md:hidden">
          {phoneLabel}{" "}
        </span>
      )}
      {children}
    </td>
  );
}
