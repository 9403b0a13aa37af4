"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { MicVocal } from "lucide-react";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LoadMore } from "@/components/ui/load-more";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { BIO_MAX, NAME_MAX } from "@/server/domains/sessions/schema";
import { SESSIONS_PER_PAGE } from "../page-size";
import { SpeakerPhoto } from "../speaker-photo";
import { PartDialog, type Read } from "./part-dialog";
import { PartList } from "./part-list";
import { PartPanel, usePartPanel } from "./part-panel";
import { useEventId } from "./use-parts";

type Speaker = { id: string; name: string; bio: string; photoUrl: string | null; sessions: number };

/** The people who speak at the event, by name. */
export function SpeakersPanel() {
  const { speakers: client } = useTRPCClient().sessions;
  const of = useEventId();
  const { query, speakers } = useSpeakers();
  const panel = usePartPanel<Speaker>({
    noun: "speaker",
    remove: ({ id: speakerId }) => client.remove.mutate({ ...of, speakerId }),
  });
  const save = (speaker: Speaker | null) => async (read: Read) => {
    const fields = { name: read("name"), bio: read("bio"), photoUrl: read("photoUrl").trim() || null };
    if (speaker) await client.edit.mutate({ ...of, speakerId: speaker.id, ...fields });
    else await client.create.mutate({ ...of, ...fields });
    await panel.refreshed();
  };
  if (query.isPending) return <SpeakersSkeleton />;
  if (query.isError)
    return <ErrorState action={<Button onClick={() => void query.refetch()}>Try again</Button>} />;
  return (
    <PartPanel
      panel={panel}
      count={speakers.length}
      icon={<MicVocal />}
      words={{
        add: "Add speaker",
        intro: "A change here shows in all sessions of the speaker.",
        emptyTitle: "No speakers yet",
        empty: "Add them here, or type a new name in a session.",
      }}
    >
      {speakers.length > 0 && (
        <>
          <PartList
            label="Speakers"
            items={speakers}
            mark={({ name, photoUrl }) => <Avatar name={name} imageUrl={photoUrl} />}
            facts={({ bio }) => bio && `${bio.length > 80 ? `${bio.slice(0, 80)}…` : bio} · `}
            {...panel.listProps}
          />
          <LoadMore
            one="speaker"
            shown={speakers.length}
            hasMore={query.hasNextPage}
            pending={query.isFetchingNextPage}
            onLoad={() => void query.fetchNextPage()}
          />
        </>
      )}
      <PartDialog {...panel.dialogProps} save={save(panel.edited)}>
        {(faults) => <SpeakerForm speaker={panel.edited} faults={faults} />}
      </PartDialog>
    </PartPanel>
  );
}

function useSpeakers() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { ...useEventId(), limit: SESSIONS_PER_PAGE };
  const query = useInfiniteQuery({
    queryKey: trpc.sessions.speakers.list.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }) =>
      client.sessions.speakers.list.query(
        { ...input, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  return { query, speakers: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}

function SpeakerForm({ speaker, faults }: { speaker: Speaker | null; faults: Record<string, string> }) {
  const [photoUrl, setPhotoUrl] = useState(speaker?.photoUrl ?? "");
  return (
    <>
      <Field label="Name" error={faults.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            defaultValue={speaker?.name}
            maxLength={NAME_MAX}
            autoComplete="off"
          />
        )}
      </Field>
      <Field label="Bio" optional error={faults.bio}>
        {(control) => (
          <Textarea {...control} name="bio" defaultValue={speaker?.bio} maxLength={BIO_MAX} rows={4} />
        )}
      </Field>
      <input type="hidden" name="photoUrl" value={photoUrl} />
      <SpeakerPhoto
        name={speaker?.name ?? ""}
        value={photoUrl}
        error={faults.photoUrl}
        onChange={setPhotoUrl}
      />
    </>
  );
}

function SpeakersSkeleton() {
  return (
    <SkeletonGroup label="Loading the speakers" className="grid max-w-prose gap-3">
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-16 w-full" />
    </SkeletonGroup>
  );
}
