"use client";

import { ArrowLeft, ArrowRight, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { pictureIn } from "@/lib/picture-address";

export type OrderedPhoto = { id: string; url: string; altText: string };

type PhotoOrderProps<Photo> = {
  photos: readonly Photo[];
  onChange: (photos: Photo[]) => void;
  /** What a photo is given besides its place, such as a field for its description. */
  children?: (photo: Photo, index: number) => ReactNode;
};

/** Photos in the order in which they are shown: moved by dragging or by buttons, and removed. The first one is the cover. */
export function PhotoOrder<Photo extends OrderedPhoto>({
  photos,
  onChange,
  children,
}: PhotoOrderProps<Photo>) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const move = (from: number, to: number) => {
    const photo = photos[from];
    if (!photo || to < 0 || to >= photos.length || from === to) return;
    const others = photos.filter((_, index) => index !== from);
    onChange([...others.slice(0, to), photo, ...others.slice(to)]);
    setSaid(`Moved to place ${to + 1} of ${photos.length}.`);
  };
  return (
    <>
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-3">
        {photos.map((photo, index) => (
          <li
            key={photo.id}
            draggable
            onDragStart={() => setDragged(photo.id)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => dragged && event.preventDefault()}
            onDrop={(event) => {
              if (!dragged) return;
              event.preventDefault();
              event.stopPropagation();
              move(
                photos.findIndex(({ id }) => id === dragged),
                index,
              );
            }}
            className="min-w-0 space-y-1.5 rounded-control border border-border bg-surface p-2"
          >
            {/* biome-ignore lint/performance/noImgElement: it was sized when it was uploaded. */}
            <img
              src={pictureIn("small", photo.url)}
              alt={photo.altText}
              width={320}
              height={180}
              draggable={false}
              className="aspect-[16/9] w-full rounded-control bg-fill object-cover"
            />
            <div className="flex items-center">
              <span className="flex-1 text-muted text-sm">{index === 0 ? "Cover" : index + 1}</span>
              <IconButton
                label={`Move photo ${index + 1} forward`}
                size="sm"
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                <ArrowLeft aria-hidden="true" />
              </IconButton>
              <IconButton
                label={`Move photo ${index + 1} back`}
                size="sm"
                disabled={index === photos.length - 1}
                onClick={() => move(index, index + 1)}
              >
                <ArrowRight aria-hidden="true" />
              </IconButton>
              <IconButton
                label={`Remove photo ${index + 1}`}
                size="sm"
                onClick={() => onChange(photos.filter(({ id }) => id !== photo.id))}
              >
                <Trash2 aria-hidden="true" />
              </IconButton>
            </div>
            {children?.(photo, index)}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
