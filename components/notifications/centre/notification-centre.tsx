"use client";

import { ArrowUp, BellRing, CheckCheck } from "lucide-react";
import { useRef } from "react";
import { useNow } from "@/components/events/manage/use-now";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import type { NotificationPage, Show } from "@/server/domains/notifications/centre/schema";
import { NotificationDays } from "./notification-days";
import { NOTIFICATIONS_PER_PAGE, useCentre } from "./use-centre";

type NotificationCentreProps = {
  show: Show;
  viewerId: string;
  timeZone: string;
  first: NotificationPage;
  renderedAt: string;
};

/** A person's notifications by day, with unread ones marked; live. */
export function NotificationCentre({ timeZone, ...asked }: NotificationCentreProps) {
  const centre = useCentre(asked);
  const { items, waiting } = centre;
  const now = useNow(new Date(asked.renderedAt));
  const list = useRef<HTMLDivElement>(null);
  const unfold = () => {
    centre.unfold();
    // The button is about to go, and the focus with it.
    list.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  };
  return (
    <div ref={list} tabIndex={-1} className="space-y-4 outline-none">
      <MarkAll isOffered={items.some((item) => item.isUnread)} onClick={() => centre.readAll(items)} />
      <Arrivals count={waiting} onShow={unfold} />
      {items.length === 0 ? (
        <Nothing show={asked.show} />
      ) : (
        <NotificationDays {...centre} timeZone={timeZone} now={now} />
      )}
      {centre.isFetchNextPageError && (
        <ErrorState action={<Button onClick={() => centre.fetchNextPage()}>Try again</Button>} />
      )}
      {(centre.hasNextPage || items.length > NOTIFICATIONS_PER_PAGE) && (
        <LoadMore
          one="notification"
          shown={items.length}
          hasMore={centre.hasNextPage}
          pending={centre.isFetchingNextPage}
          onLoad={() => centre.fetchNextPage()}
        />
      )}
    </div>
  );
}

/** Beside the first heading of the list, which moves neither when this comes nor when it goes. */
function MarkAll({ isOffered, onClick }: { isOffered: boolean; onClick: () => void }) {
  return (
    <div className="-mb-8 flex h-8 justify-end">
      {isOffered && (
        <Button size="sm" variant="ghost" className="-mt-1.5 -mr-3" onClick={onClick}>
          <CheckCheck aria-hidden="true" />
          Mark all as read
        </Button>
      )}
    </div>
  );
}

/** Says over the list how many are new, and shows them when asked. */
function Arrivals({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div role="status" className="sticky top-17 z-10 mb-0 grid h-0 justify-items-center">
      {count > 0 && (
        <Button size="sm" className="animate-rise rounded-full! shadow-overlay" onClick={onShow}>
          <ArrowUp aria-hidden="true" />
          {count < NOTIFICATIONS_PER_PAGE ? count : `${count}+`} new
        </Button>
      )}
    </div>
  );
}

function Nothing({ show }: { show: Show }) {
  if (show === "unread") {
    return (
      <EmptyState
        icon={<CheckCheck />}
        title="You're all caught up"
        description="What you have not read yet is shown here."
      />
    );
  }
  return (
    <EmptyState
      icon={<BellRing />}
      title="No notifications yet"
      description="When you get a seat, move up on the waitlist, or one of your events changes, you'll see it here."
      action={<ButtonLink href="/events">Browse events</ButtonLink>}
    />
  );
}
