import { Link } from "@/components/ui/link";
import { PendingLabel } from "@/components/ui/pending-label";
import { cn } from "@/lib/class-names";
import type { DirectorySort } from "@/server/domains/venues/directory/schema";
import { browsePath, type Filters } from "./filters";

const words: Record<DirectorySort, string> = {
  relevance: "Best match",
  distance: "Nearest",
  capacity: "Largest",
  newest: "Newest",
  name: "Name",
};

type SortLinksProps = { filters: Filters; current: DirectorySort; isNear: boolean };

/** The orders of the list, as links: each has its own address. */
export function SortLinks({ filters, current, isNear }: SortLinksProps) {
  const orders = (Object.keys(words) as DirectorySort[]).filter(
    (sort) => (sort !== "relevance" || filters.q !== "") && (sort !== "distance" || isNear),
  );
  return (
    <nav aria-label="Sort" className="flex flex-wrap items-center gap-x-1 gap-y-1.5 text-sm">
      <span className="mr-1 text-muted">Sort by</span>
      <ul className="flex flex-wrap gap-1">
        {orders.map((sort) => (
          <li key={sort}>
            <Link
              href={browsePath({ ...filters, sort })}
              aria-current={sort === current ? "true" : undefined}
              scroll={false}
              className={cn(
                "flex h-8 items-center rounded-full px-3 font-medium transition-colors",
                sort === current ? "bg-text text-background" : "text-muted hover:bg-fill hover:text-text",
              )}
            >
              <PendingLabel>{words[sort]}</PendingLabel>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
