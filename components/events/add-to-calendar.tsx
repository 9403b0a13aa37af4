import { CalendarPlus, ChevronDown, Download } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import { cn } from "@/lib/class-names";
import { eventFilePath, googleLink, type LinkedEvent, outlookLink } from "@/server/domains/calendar/policy";
import type { EventDetails } from "@/server/domains/events/schema";

type AddToCalendarProps = {
  event: EventDetails;
  /** Where the event is read, as it is reached from outside. */
  pageUrl: string;
  /** The secret of the invitation link, where that is how the viewer sees the event. */
  invite: string | undefined;
  /** Whether the viewer is in: then it is the next thing to do. */
  isIn: boolean;
  now: Date;
};

/** Puts the event into the viewer's calendar. Links alone: it works without any script. */
export function AddToCalendar({ event, pageUrl, invite, isIn, now }: AddToCalendarProps) {
  if (event.status !== "published" || now >= new Date(event.endsAt)) return null;
  const linked: LinkedEvent = {
    ...event,
    startsAt: new Date(event.startsAt),
    endsAt: new Date(event.endsAt),
  };
  return (
    <details className="group">
      <summary
        className={cn(
          buttonStyles({ variant: isIn ? "secondary" : "ghost", size: "sm" }),
          "list-none [&::-webkit-details-marker]:hidden",
          !isIn && "-ml-3 text-muted!",
        )}
      >
        <CalendarPlus aria-hidden="true" />
        Add to calendar
        <ChevronDown aria-hidden="true" className="transition-[rotate] group-open:rotate-180" />
      </summary>
      <ul className="mt-2 flex flex-wrap gap-2">
        <Choice href={googleLink(linked, pageUrl)}>Google</Choice>
        <Choice href={outlookLink(linked, pageUrl, "private")}>Outlook</Choice>
        <Choice href={outlookLink(linked, pageUrl, "work")}>Outlook at work</Choice>
        <li>
          <a href={eventFilePath(event.id, invite)} className={choiceStyles}>
            <Download aria-hidden="true" />
            Apple and others
          </a>
        </li>
      </ul>
    </details>
  );
}

const choiceStyles = buttonStyles({ variant: "soft", size: "sm" });

function Choice({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <a href={href} target="_blank" rel="noreferrer" className={choiceStyles}>
        {children}
      </a>
    </li>
  );
}
