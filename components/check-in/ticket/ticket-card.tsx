"use client";

import { useQuery } from "@tanstack/react-query";
import { Maximize2 } from "lucide-react";
import { useTRPC } from "@/components/providers/trpc";
import { buttonStyles } from "@/components/ui/button-styles";
import { Skeleton } from "@/components/ui/skeleton";
import { groupedCode } from "@/lib/grouped-code";
import { pictureSource } from "./ticket-picture";

type TicketCardProps = { rsvp: { id: string; rsvpAt: string }; slug: string };

/** The guest's QR code on the event page, and the way to it in full size. */
export function TicketCard({ rsvp, slug }: TicketCardProps) {
  const trpc = useTRPC();
  const asked = { rsvpId: rsvp.id };
  const picture = useQuery(trpc.checkIn.ticketPicture.queryOptions(asked, { staleTime: 60_000 }));
  const ticket = useQuery(trpc.checkIn.ticket.queryOptions(asked, { staleTime: 60_000 }));
  if (picture.isError || ticket.isError) return null;
  return (
    <section aria-label="Your ticket" className="flex items-center gap-4 rounded-control bg-fill p-3">
      {/* White in both themes: a scanner needs the border around the code. */}
      <div className="size-28 shrink-0 rounded-md bg-white p-1">
        {picture.data ? (
          // biome-ignore lint/performance/noImgElement: an SVG in the page itself.
          <img src={pictureSource(picture.data.text)} alt="Your ticket as a QR code" className="size-full" />
        ) : (
          <Skeleton className="size-full" />
        )}
      </div>
      <div className="min-w-0 space-y-2 text-sm">
        <div>
          <p className="font-medium">Your ticket</p>
          <p className="font-mono tracking-wider">
            {ticket.data ? groupedCode(ticket.data.shortCode) : "\u00a0"}
          </p>
          <p className="text-muted text-xs">Works offline: save it by opening it full screen.</p>
        </div>
        {/* A full page load: only a document of its own is kept for offline use. */}
        <a href={`/events/${slug}/ticket`} className={buttonStyles({ size: "sm", variant: "secondary" })}>
          <Maximize2 aria-hidden="true" />
          Full screen
        </a>
      </div>
    </section>
  );
}
