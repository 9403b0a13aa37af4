"use client";

import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { cn } from "@/lib/class-names";
import type { PhotoOut } from "@/server/domains/venues/schema";
import { photoOfSize } from "../photo-of-size";

/** Photos on the page; the rest is in the viewer. */
const TILES = 5;

/**
 * The photos of a venue: one large, four small. A click or Enter shows them full size, where arrow keys go on and Escape
 * closes. Without script each is a link to its file.
 */
export function PhotoGallery({ photos, name }: { photos: PhotoOut[]; name: string }) {
  const viewer = useRef<HTMLDialogElement>(null);
  const [index, setIndex] = useState(0);
  const shown = photos[index];
  const go = (step: number) => setIndex((at) => (at + step + photos.length) % photos.length);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "ArrowLeft") go(-1);
    if (key === "ArrowRight") go(1);
  };
  const open = (at: number) => {
    setIndex(at);
    viewer.current?.showModal();
  };
  return (
    <>
      <ul className="grid grid-cols-4 gap-1.5 overflow-hidden rounded-panel sm:gap-2 md:grid-rows-2">
        {photos.slice(0, TILES).map((photo, at) => (
          <li
            key={photo.id}
            className={cn(at === 0 ? "col-span-4 md:col-span-2 md:row-span-2" : "col-span-1")}
          >
            <Tile
              photo={photo}
              isFirst={at === 0}
              label={photo.altText || `Photo ${at + 1} of ${name}`}
              more={at === TILES - 1 ? photos.length - TILES : 0}
              onOpen={() => open(at)}
            />
          </li>
        ))}
      </ul>
      <dialog
        ref={viewer}
        aria-label={`Photos of ${name}`}
        onKeyDown={onKeyDown}
        className="m-auto max-h-[94dvh] w-[94vw] max-w-wide rounded-panel bg-raised p-3 text-text shadow-overlay backdrop:bg-scrim"
      >
        <div className="mb-2 flex items-center gap-1">
          <p role="status" className="mr-auto min-w-0 truncate pl-1 text-sm">
            <span className="tabular-nums">
              {index + 1} of {photos.length}
            </span>
            {shown?.altText && (
              <span className="text-muted">
                {" · "}
                <bdi>{shown.altText}</bdi>
              </span>
            )}
          </p>
          {photos.length > 1 && (
            <>
              <IconButton label="Previous photo" onClick={() => go(-1)}>
                <ChevronLeft aria-hidden="true" />
              </IconButton>
              <IconButton label="Next photo" onClick={() => go(1)}>
                <ChevronRight aria-hidden="true" />
              </IconButton>
            </>
          )}
          <IconButton label="Close photos" onClick={() => viewer.current?.close()}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
        {shown && (
          // biome-ignore lint/performance/noImgElement: photos are sized when they are uploaded.
          <img
            key={shown.id}
            src={photoOfSize(shown, 1600)}
            alt={shown.altText}
            width={shown.width ?? undefined}
            height={shown.height ?? undefined}
            loading="lazy"
            className="mx-auto h-[80dvh] w-full rounded-control object-contain"
          />
        )}
      </dialog>
    </>
  );
}

type TileProps = { photo: PhotoOut; isFirst: boolean; label: string; more: number; onOpen: () => void };

function Tile({ photo, isFirst, label, more, onOpen }: TileProps) {
  return (
    <a
      href={photo.url}
      onClick={(click) => {
        click.preventDefault();
        onOpen();
      }}
      className="relative block h-full focus-visible:-outline-offset-4"
    >
      {/* biome-ignore lint/performance/noImgElement: photos are sized when they are uploaded. */}
      <img
        src={photoOfSize(photo, isFirst ? 1280 : 640)}
        alt={label}
        width={640}
        height={isFirst ? 400 : 480}
        loading={isFirst ? "eager" : "lazy"}
        fetchPriority={isFirst ? "high" : undefined}
        className={cn("size-full bg-fill object-cover", isFirst ? "aspect-16/10" : "aspect-4/3")}
      />
      {more > 0 && (
        <span className="absolute inset-0 grid place-items-center bg-scrim font-semibold text-lg text-white">
          +{more}
          <span className="sr-only"> more photos</span>
        </span>
      )}
    </a>
  );
}
