"use client";

import { ExternalLink, PenLine } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { formatEventTime } from "@/lib/dates";
import type { EventStatus } from "@/server/domains/events/schema";
import { useManaged } from "../manage-context";
import { EventActions } from "./event-actions";

const STATUS: Record<EventStatus, { label: string; tone: BadgeTone }> = {
  draft: { label: "Draft", tone: "warning" },
  published: { label: "Published", tone: "success" },
  cancelled: { label: "Cancelled", tone: "danger" },
  ended: { label: "Ended", tone: "neutral" },
};

const VISIBILITY = { public: null, unlisted: "Unlisted", private: "By invitation" };

/** The event's title, its status, and the actions on the event as a whole. */
export function EventHeader() {
  const { event, path, renderedAt } = useManaged();
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  const status = STATUS[event.status];
  const visibility = VISIBILITY[event.visibility];
  return (
    <PageHeader
      title={event.title}
      meta={
        <>
          <Badge tone={status.tone} dot>
            {status.label}
          </Badge>
          {visibility && <Badge tone="outline">{visibility}</Badge>}
          <Time at={startsAt} className="text-muted text-sm">
            {formatEventTime({ ...event, startsAt, endsAt, now: renderedAt })}
          </Time>
        </>
      }
      actions={
        <>
          <ButtonLink href={path} variant="secondary" size="sm">
            <ExternalLink aria-hidden="true" />
            {event.status === "draft" ? "Preview" : "Event page"}
          </ButtonLink>
          {event.status !== "cancelled" && (
            <ButtonLink href={`${path}/edit`} variant="secondary" size="sm">
              <PenLine aria-hidden="true" />
              Edit
            </ButtonLink>
          )}
          <EventActions />
        </>
      }
    />
  );
}
