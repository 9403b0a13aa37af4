import { SessionsSkeleton } from "@/components/sessions-desk/sessions-skeleton";

export default function SessionsLoading() {
  return <SessionsSkeleton />;
}
