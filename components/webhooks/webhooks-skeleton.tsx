import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c"];

/** The shape of a list of webhooks, or of the viewer's messages, while it is on its way. */
export function WebhooksSkeleton({ label }: { label: string }) {
  return (
    <SkeletonGroup label={label} className="space-y-6">
      <div className="space-y-3">
        <Skeleton className="h-4 w-20" />
        <Skeleton className="h-9 w-56" />
        <Skeleton className="h-5 w-full max-w-md" />
      </div>
      <div className="overflow-hidden rounded-card border border-border bg-surface">
        {ROWS.map((row) => (
          <div key={row} className="space-y-2 border-border border-b px-5 py-4 last:border-b-0">
            <Skeleton className="h-4 w-64 max-w-full" />
            <Skeleton className="h-4 w-32" />
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
