import { MapPin } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Cover } from "@/components/ui/cover";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/class-names";
import { formatEventTime } from "@/lib/dates";
import type { MyRsvpItem } from "@/server/domains/rsvps/schema";
import type { Clock } from "../use-clock";
import { myRsvpWords } from "./my-rsvp-words";
import { OfferAnswer } from "./offer-answer";

/** An event that the person RSVPed to, with their status and what comes next. */
export function MyRsvpRow({ item, clock }: { item: MyRsvpItem; clock: Clock }) {
  const { event, rsvp } = item;
  const { now } = clock;
  const words = myRsvpWords(item, now);
  const startsAt = new Date(event.startsAt);
  const endsAt = new Date(event.endsAt);
  const quiet = words.tone === "neutral" || words.tone === "danger";
  const isOffer = rsvp.status === "offered" && event.status === "published";
  return (
    <li className="group relative flex gap-3.5 p-4 transition-colors hover:bg-fill sm:gap-5">
      <Cover
        id={event.id}
        imageUrl={event.coverUrl}
        ratio="square"
        className={cn("size-16! shrink-0 rounded-control sm:size-24!", quiet && "opacity-60 grayscale")}
      />
      <div className="min-w-0 flex-1 space-y-1">
        <Badge tone={words.tone} dot={!quiet}>
          {words.status}
        </Badge>
        <h3 className="text-base leading-snug">
          <Link
            href={`/events/${event.slug}`}
            className="break-words outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
          >
            <bdi>{event.title}</bdi>
          </Link>
        </h3>
        <p className="text-muted text-sm">
          <Time at={startsAt}>{formatEventTime({ ...event, startsAt, endsAt, now })}</Time>
          {event.place && (
            <span className="flex min-w-0 items-center gap-1">
              <MapPin aria-hidden="true" className="size-3.5 shrink-0" />
              <span className="truncate">{event.place}</span>
            </span>
          )}
        </p>
        <p className="text-sm">{words.nextStep}</p>
        {isOffer && <OfferAnswer item={item} clock={clock} />}
      </div>
    </li>
  );
}
