"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { useHeldText } from "@/components/ui/held-text";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { DropZone } from "@/components/uploads/drop-zone";
import { PhotoOrder } from "@/components/uploads/photo-order";
import { UploadList } from "@/components/uploads/upload-list";
import { useUploads } from "@/components/uploads/use-uploads";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { PHOTOS_MAX, type VenueOut } from "@/server/domains/venues/schema";

type PhotosPanelProps = { venue: VenueOut; mayEdit: boolean; onChanged: () => Promise<void> };
type Photo = { id: string; url: string; altText: string };

/** The photos of a venue: uploaded, described, put in order and removed. Kept when they are saved. */
export function PhotosPanel({ venue, mayEdit, onChanged }: PhotosPanelProps) {
  const saved: Photo[] = venue.photos.map(({ id, url, altText }) => ({ id, url, altText }));
  const [draft, setDraft] = useState<Photo[] | null>(null);
  const photos = draft ?? saved;
  useHeldText(draft !== null);
  const uploads = useUploads("venue_photo", ({ id, url }) =>
    setDraft((before) => [...(before ?? saved), { id, url, altText: "" }].slice(0, PHOTOS_MAX)),
  );
  const save = useMutation(
    useTRPC().venues.setPhotos.mutationOptions({
      onSuccess: async () => {
        await onChanged();
        setDraft(null);
        toast({ title: "Photos saved", tone: "success" });
      },
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
    }),
  );
  const submit = () => {
    const said = photos.map(({ id, altText }) => ({ uploadId: id, altText: altText.trim() }));
    save.mutate({ venueId: venue.id, photos: said });
  };
  if (!mayEdit) return <Gallery photos={saved} />;
  return (
    <Card className="space-y-5">
      <DropZone
        purpose="venue_photo"
        label="Add photos"
        hint={`Drop, paste or choose up to ${PHOTOS_MAX} pictures. The first one is the cover.`}
        multiple
        error={photos.length >= PHOTOS_MAX ? "Remove a photo to add another." : undefined}
        onFiles={(files) => uploads.add(files.slice(0, PHOTOS_MAX - photos.length))}
      />
      <UploadList items={uploads.items} cancel={uploads.cancel} retry={uploads.retry} />
      <PhotoOrder photos={photos} onChange={setDraft}>
        {(photo, index) => (
          <Field label={`What photo ${index + 1} shows`} optional>
            {(control) => (
              <Input
                {...control}
                maxLength={300}
                autoComplete="off"
                placeholder="The hall set for a banquet"
                value={photo.altText}
                onChange={({ target }) =>
                  setDraft(
                    photos.map((one) => (one.id === photo.id ? { ...one, altText: target.value } : one)),
                  )
                }
              />
            )}
          </Field>
        )}
      </PhotoOrder>
      <div className="flex flex-wrap gap-2">
        <Button pending={save.isPending} disabled={draft === null} onClick={submit}>
          Save photos
        </Button>
        {draft !== null && (
          <Button variant="ghost" onClick={() => setDraft(null)}>
            Discard changes
          </Button>
        )}
      </div>
    </Card>
  );
}

function Gallery({ photos }: { photos: readonly Photo[] }) {
  if (photos.length === 0) return <p className="text-muted text-sm">No photos yet.</p>;
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-3">
      {photos.map(({ id, url, altText }) => (
        <li key={id}>
          {/* biome-ignore lint/performance/noImgElement: it was sized when it was uploaded. */}
          <img
            src={url}
            alt={altText}
            width={320}
            height={180}
            className="aspect-[16/9] w-full rounded-control bg-fill object-cover"
          />
        </li>
      ))}
    </ul>
  );
}
