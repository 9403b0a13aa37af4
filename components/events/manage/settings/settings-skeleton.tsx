import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

/** The shape of the settings while they are on their way. */
export function SettingsSkeleton() {
  return (
    <SkeletonGroup label="Loading the settings" className="grid max-w-prose gap-6">
      <Skeleton className="h-96 w-full rounded-card" />
      <Skeleton className="h-72 w-full rounded-card" />
      <Skeleton className="h-52 w-full rounded-card" />
      <Skeleton className="h-32 w-full rounded-card" />
    </SkeletonGroup>
  );
}
