import type { ReactNode } from "react";
import { Container } from "@/components/layout/container";
import { Avatar } from "@/components/ui/avatar";
import { Cover } from "@/components/ui/cover";
import { Markdown } from "@/components/ui/markdown";
import type { EventDetails } from "@/server/domains/events/schema";
import { EventBadges } from "./event-badges";
import { EventFacts } from "./event-facts";
import { EventGlow } from "./event-glow";
import { EventStatusBanner } from "./event-status-banner";
import { HostTools } from "./host-tools";
import { LeaderTools } from "./leader-tools";
import { ShareButton } from "./share-button";

type EventViewProps = {
  event: EventDetails;
  now: Date;
  /** The path that is passed on to others; null where it is not the viewer's to pass on. */
  sharePath: string | null;
  /** The RSVP panel. */
  panel: ReactNode;
  /** What comes after the description. */
  after: ReactNode;
};

/** The public face of an event. */
export function EventView({ event, now, sharePath, panel, after }: EventViewProps) {
  const { id, title, coverUrl, host, description } = event;
  const share = sharePath && <ShareButton path={sharePath} title={title} />;
  return (
    <div className="relative isolate">
      <EventGlow id={id} imageUrl={coverUrl} />
      <Container width="wide" className="space-y-5 max-md:pb-24 max-sm:pt-4!">
        <EventStatusBanner event={event} />
        <HostTools event={event} />
        <LeaderTools event={event} />
        <article className="grid gap-x-10 gap-y-6 md:grid-cols-[minmax(0,5fr)_minmax(0,8fr)] lg:grid-cols-[21rem_minmax(0,1fr)] lg:gap-x-14">
          <div className="md:sticky md:top-20 md:self-start">
            <Cover
              id={id}
              imageUrl={coverUrl}
              priority
              ratio="wide"
              className="rounded-panel shadow-raised max-md:aspect-[2/1]! md:aspect-square!"
            />
            <div className="mt-5 max-md:hidden">
              <HostLine host={host} action={share} />
            </div>
          </div>
          <div className="min-w-0 space-y-6">
            <header className="space-y-3">
              <EventBadges event={event} now={now} />
              <h1 dir="auto" className="break-words text-3xl sm:text-4xl">
                <bdi>{title}</bdi>
              </h1>
              <div className="md:hidden">
                <HostLine host={host} action={share} />
              </div>
            </header>
            <EventFacts event={event} now={now} />
            {panel}
            {description.trim() !== "" && (
              <section aria-labelledby="about" className="space-y-3 pt-2">
                <h2 id="about" className="border-border border-b pb-2 text-base">
                  About this event
                </h2>
                <Markdown>{description}</Markdown>
              </section>
            )}
            {after}
          </div>
        </article>
      </Container>
    </div>
  );
}

function HostLine({ host, action }: { host: EventDetails["host"]; action: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-3">
      <div className="flex min-w-0 items-center gap-2.5">
        <Avatar name={host.name} imageUrl={host.imageUrl} />
        <p className="min-w-0 text-sm leading-tight">
          <span className="block text-muted text-xs">Hosted by</span>
          <span className="block truncate font-medium">
            <bdi>{host.name}</bdi>
          </span>
        </p>
      </div>
      {action}
    </div>
  );
}
