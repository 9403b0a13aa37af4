"use client";

import { Sun } from "lucide-react";
import { Link } from "@/components/ui/link";
import { groupedCode } from "@/lib/grouped-code";
import { useKeptPage } from "../worker";
import { pictureSource } from "./ticket-picture";

type TicketViewProps = {
  event: { slug: string; title: string };
  /** When it begins, in words. */
  when: string;
  name: string;
  seats: string;
  picture: string;
  shortCode: string;
};

/** The ticket alone, as large as the screen allows. It opens without a connection once it was opened. */
export function TicketView({ event, when, name, seats, picture, shortCode }: TicketViewProps) {
  useKeptPage();
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-5 text-center">
      <div className="space-y-1">
        <h1 className="break-words text-2xl">
          <bdi>{event.title}</bdi>
        </h1>
        <p className="text-muted text-sm">{when}</p>
      </div>
      {/* White in both themes: a scanner needs the border around the code. */}
      <div className="w-full rounded-card bg-white p-3 shadow-card">
        {/* biome-ignore lint/performance/noImgElement: an SVG in the page itself. */}
        <img src={pictureSource(picture)} alt="Your ticket as a QR code" className="aspect-square w-full" />
      </div>
      <div className="space-y-1">
        <p className="text-lg">
          <bdi>{name}</bdi>
          {` · ${seats}`}
        </p>
        <p className="font-mono text-2xl tracking-widest">{groupedCode(shortCode)}</p>
        <p className="text-muted text-sm">If the code can't be scanned, read out these letters.</p>
      </div>
      <p className="text-muted text-sm print:hidden">
        <Sun aria-hidden="true" className="-mt-0.5 mr-1.5 inline size-4" />
        Turn up your screen's brightness at the door. This page works offline now.
      </p>
      <Link
        href={`/events/${event.slug}`}
        className="hit-area relative text-accent-text text-sm underline underline-offset-2 print:hidden"
      >
        Back to the event
      </Link>
    </div>
  );
}
