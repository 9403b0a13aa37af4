"use client";

import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyles } from "@/components/ui/button-styles";
import { cn } from "@/lib/class-names";
import { barWords, isSettled } from "./change-words";
import { signInPath } from "./event-path";
import { useRsvp } from "./rsvp-provider";
import { isRefused, joinLabel } from "./rsvp-words";

/** On phones: the answer and the button in reach of a thumb while the panel is out of sight. */
export function RsvpBar() {
  const state = useRsvp();
  const shown = useOutOfSight("rsvp");
  const { outlook, rsvp, seats, event } = state;
  const { title, detail } = barWords({ rsvp, seats, waitlistEnabled: event.waitlistEnabled });
  // What is cancelled or over is said at the top of the page; past its deadline, an answer can still be given up.
  if (isSettled(outlook) || (outlook.kind === "closed" && !rsvp)) return null;
  // Outside of the page, whose own layers would end below the footer.
  return createPortal(
    <div
      // `inert` keeps the hidden bar out of the tab order.
      inert={!shown}
      // The bar of the site goes away beneath it: one bar at a time.
      data-covers-bottom-bar={shown || undefined}
      className={cn(
        "fixed inset-x-0 bottom-0 z-50 border-border border-t bg-raised pb-[env(safe-area-inset-bottom)] transition-[translate,opacity] duration-200 md:hidden",
        shown ? "" : "pointer-events-none translate-y-full opacity-0",
      )}
    >
      <div className="flex min-h-14 items-center justify-between gap-3 px-4 py-2">
        <p className="min-w-0 leading-tight">
          <span className="block truncate font-medium text-sm">{title}</span>
          <span className="block truncate text-muted text-xs tabular-nums">{detail}</span>
        </p>
        <BarAction />
      </div>
    </div>,
    document.body,
  );
}

function BarAction() {
  const { rsvp, outlook, seats, signedIn, event, scope, draft, join, submit } = useRsvp();
  const free = rsvp === null || rsvp.status === "cancelled";
  if (free && isRefused(outlook) && seats.seatsLeft === 0) return null;
  if (free && !signedIn) {
    const href = signInPath({ event, invite: scope.invite, guests: draft.guests });
    return (
      <ButtonLink href={href} prefetch={false}>
        {joinLabel(outlook, seats.seatsLeft)}
      </ButtonLink>
    );
  }
  // Questions are answered in the panel.
  if (free && outlook.kind === "seat" && !join.isError && event.questions.length === 0) {
    return (
      <Button pending={join.isPending} onClick={submit}>
        RSVP
      </Button>
    );
  }
  // The waitlist's rule is read in the panel before joining.
  return (
    <a
      href="#rsvp"
      className={buttonStyles({ variant: free || rsvp.status === "offered" ? "primary" : "secondary" })}
    >
      {free ? joinLabel(outlook, seats.seatsLeft) : rsvp.status === "offered" ? "Reply" : "Details"}
    </a>
  );
}

/** Whether the element with this id is outside the window. */
function useOutOfSight(id: string): boolean {
  const [outside, setOutside] = useState(false);
  useEffect(() => {
    const element = document.getElementById(id);
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => setOutside(entry ? !entry.isIntersecting : false),
      {
        rootMargin: "-56px 0px -160px 0px",
      },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [id]);
  return outside;
}
