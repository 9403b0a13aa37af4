import { CalendarDays, EyeOff, MapPin, MessageCircleQuestion, Ticket, UserCheck, Video } from "lucide-react";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Cover } from "@/components/ui/cover";
import { formatEventTime } from "@/lib/dates";
import { uploadIdIn } from "@/lib/picture-address";
import { counted } from "@/lib/plural";
import { type FormValues, toPlanInput } from "./form-values";

// The Markdown reader is large and only this preview needs it in the browser.
const Markdown = dynamic(() => import("@/components/ui/markdown").then((module) => module.Markdown));

type EventPreviewProps = {
  values: FormValues;
  id: string;
  host: { name: string; imageUrl: string | null };
  now: Date;
};

/** The event as its guests will see it, small. */
export function EventPreview({ values, id, host, now }: EventPreviewProps) {
  const { title, description, place, onlineUrl, placeHidden } = values;
  const { coverUrl: given } = values;
  const coverUrl = uploadIdIn(given) || given.startsWith("https://") ? given : null;
  return (
    <div className="overflow-hidden rounded-panel border border-border bg-surface shadow-raised">
      <Cover id={id} imageUrl={coverUrl} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div tabIndex={0} className="max-h-[calc(100dvh-26rem)] min-h-64 space-y-4 overflow-y-auto p-5">
        <p className="break-words font-semibold text-xl">
          {title || <span className="text-muted">Your title</span>}
        </p>
        <p className="flex items-center gap-2 text-muted text-sm">
          <Avatar name={host.name} imageUrl={host.imageUrl} size="xs" />
          <bdi>{host.name}</bdi>
        </p>
        <ul className="space-y-2 text-sm">
          <Fact icon={<CalendarDays />}>
            {/* Engines name zones differently, and the server's name is as good as the browser's. */}
            <span suppressHydrationWarning>{timeOf(values, now)}</span>
          </Fact>
          {place && <Fact icon={<MapPin />}>{place}</Fact>}
          {onlineUrl && <Fact icon={<Video />}>Online</Fact>}
          {(place || onlineUrl) && placeHidden && (
            <Fact icon={<EyeOff />}>Where it is: shown once one is in</Fact>
          )}
          <Fact icon={<Ticket />}>{seatsOf(values)}</Fact>
          {values.approvalRequired && <Fact icon={<UserCheck />}>You approve each guest</Fact>}
          {values.questions.length > 0 && (
            <Fact icon={<MessageCircleQuestion />}>
              {counted(values.questions.length, "question")} to answer
            </Fact>
          )}
        </ul>
        {description && <Markdown className="text-sm">{description}</Markdown>}
      </div>
    </div>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-2.5 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted">
      {icon}
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}

function timeOf(values: FormValues, now: Date): string {
  const { startsAt, endsAt, timeZone, allDay = false } = toPlanInput(values);
  if (!startsAt || !endsAt) return "Date and time to come";
  return formatEventTime({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    timeZone,
    allDay,
    now,
  });
}

function seatsOf({ isLimited, capacity, guestsMax }: FormValues): string {
  const count = Number(capacity);
  const seats = isLimited && count > 0 ? `${counted(count, "seat")}` : "No seat limit";
  return guestsMax === 0 ? seats : `${seats}, bring up to ${guestsMax}`;
}
