import { Bell as BellIcon } from "lucide-react";
import { Link } from "@/components/ui/link";
import { UnreadCount } from "./unread-count";

/** The way to the notifications, with how many are unread. */
export function Bell({ count, viewerId }: { count: number; viewerId: string }) {
  return (
    <Link
      href="/notifications"
      prefetch={false}
      title="Notifications"
      className="hit-area relative grid size-9 place-items-center rounded-control text-muted transition-colors hover:bg-fill hover:text-text"
    >
      <span className="relative">
        <BellIcon aria-hidden="true" className="size-[1.125rem]" />
        <span className="sr-only">Notifications</span>
        <UnreadCount count={count} viewerId={viewerId} />
      </span>
    </Link>
  );
}
