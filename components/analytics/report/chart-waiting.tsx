import { Skeleton } from "@/components/ui/skeleton";

export function ChartWaiting() {
  return <Skeleton className="h-full w-full" />;
}
