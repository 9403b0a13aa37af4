import { ViewTabs } from "@/components/ui/view-tabs";
import type { Show } from "@/server/domains/notifications/centre/schema";

const tabs = [
  { view: "all", href: "/notifications", label: "All" },
  { view: "unread", href: "/notifications?show=unread", label: "Unread" },
] as const;

/** Which notifications are shown. Null while that is not known yet. */
export function ShowTabs({ show }: { show: Show | null }) {
  return <ViewTabs label="Which notifications" tabs={tabs} current={show} prefetch={false} />;
}
