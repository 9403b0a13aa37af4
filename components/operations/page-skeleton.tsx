import { Skeleton } from "@/components/ui/skeleton";
import { RowsSkeleton } from "./rows-skeleton";

/** The shape of an admin page while it is on its way. */
export function PageSkeleton() {
  return (
    <div className="grid gap-4">
      <Skeleton className="h-7 w-40" />
      <Skeleton className="h-10 w-full max-w-md" />
      <RowsSkeleton label="Loading the page" />
    </div>
  );
}
