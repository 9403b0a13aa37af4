"use client";

import {
  Building2,
  CalendarClock,
  CalendarDays,
  ClipboardList,
  type LucideIcon,
  Megaphone,
  Ticket,
  Users,
} from "lucide-react";
import { agoText } from "@/components/analytics/ago";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";
import { formatInZone, formatTime } from "@/lib/dates";
import type { NotificationOut } from "@/server/domains/notifications/centre/schema";

const TOPIC_ICONS: Record<NotificationOut["topic"], LucideIcon> = {
  rsvps: Ticket,
  sessions: CalendarClock,
  events: CalendarDays,
  hosting: Megaphone,
  groups: Users,
  organizing: ClipboardList,
  venues: Building2,
};

type NotificationRowProps = {
  item: NotificationOut & { isUnread: boolean };
  /** It came in while the page was open. */
  isNew: boolean;
  timeZone: string;
  now: Date;
  onRead: () => void;
};

/** One notification. Following it marks it as read; so does the button at its end. */
export function NotificationRow({ item, isNew, timeZone, now, onRead }: NotificationRowProps) {
  const { title, body, path, isUnread } = item;
  const read = () => isUnread && onRead();
  return (
    <li
      className={cn(
        "relative flex gap-3 border-border border-b px-4 py-3.5 transition-colors last:border-b-0",
        path && "hover:bg-fill",
        isNew && "animate-rise",
      )}
    >
      <TopicMark {...item} />
      <div className="min-w-0 flex-1 text-sm [overflow-wrap:anywhere]">
        <p className={isUnread ? "font-semibold" : "font-medium text-muted"}>
          {isUnread && <span className="sr-only">Unread: </span>}
          {path ? (
            <Link
              href={path}
              prefetch={false}
              onClick={read}
              onAuxClick={read}
              className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-text"
            >
              <bdi>{title}</bdi>
            </Link>
          ) : (
            title
          )}
        </p>
        {body && <p className="line-clamp-2 text-muted">{body}</p>}
        <Told at={new Date(item.at)} timeZone={timeZone} now={now} />
      </div>
      {isUnread && (
        <IconButton
          size="sm"
          label={`Mark “${title}” as read`}
          onClick={onRead}
          className="relative z-1 -mr-1.5 shrink-0"
        >
          <span aria-hidden="true" className="size-2.5 rounded-full bg-accent-text" />
        </IconButton>
      )}
    </li>
  );
}

function TopicMark({ topic, isUnread }: NotificationRowProps["item"]) {
  const Icon = TOPIC_ICONS[topic];
  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid size-9 shrink-0 place-items-center rounded-control [&_svg]:size-4",
        isUnread ? "bg-accent-soft text-accent-text" : "bg-fill text-muted",
      )}
    >
      <Icon />
    </span>
  );
}

/** Within a day, how long ago; after that, the time of day, because rows are grouped by date. */
function Told({ at, timeZone, now }: { at: Date; timeZone: string; now: Date }) {
  const isRecent = now.getTime() - at.getTime() < 24 * 60 * 60_000;
  return (
    <time
      dateTime={at.toISOString()}
      title={formatInZone({ at, timeZone, now })}
      className="mt-0.5 block text-muted text-xs tabular-nums"
    >
      {isRecent ? agoText({ at, now, timeZone }) : formatTime(at, timeZone)}
    </time>
  );
}
