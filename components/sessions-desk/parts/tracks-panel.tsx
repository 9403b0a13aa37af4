"use client";

import { Route } from "lucide-react";
import { useTRPCClient } from "@/components/providers/trpc";
import { TRACK_TONES } from "@/components/sessions/track-mark";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Input } from "@/components/ui/input";
import { SwitchField } from "@/components/ui/switch";
import { cn } from "@/lib/class-names";
import { NAME_MAX, TRACK_COLORS, trackColor } from "@/server/domains/sessions/schema";
import type { Track } from "../use-program";
import { PartDialog, type Read } from "./part-dialog";
import { PartList } from "./part-list";
import { PartPanel, usePartPanel } from "./part-panel";
import { useEventId, useReorder } from "./use-parts";

/** The tracks of the event: names, colours, and whether their sessions may be booked beside others. */
export function TracksPanel({ tracks }: { tracks: readonly Track[] }) {
  const { tracks: client } = useTRPCClient().sessions;
  const of = useEventId();
  const order = useReorder(tracks, (trackId, position) => client.edit.mutate({ ...of, trackId, position }));
  const panel = usePartPanel<Track>({
    noun: "track",
    remove: ({ id: trackId }) => client.remove.mutate({ ...of, trackId }),
  });
  const save = (track: Track | null) => async (read: Read) => {
    const color = trackColor.safeParse(read("color")).data;
    const fields = {
      name: read("name"),
      overlapAllowed: read("overlapAllowed") === "on",
      ...(color && { color }),
    };
    if (track) await client.edit.mutate({ ...of, trackId: track.id, ...fields });
    else await client.create.mutate({ ...of, ...fields });
    await panel.refreshed();
  };
  return (
    <PartPanel
      panel={panel}
      count={tracks.length}
      icon={<Route />}
      words={{
        add: "Add track",
        intro: "Tracks group sessions by theme. Guests filter the schedule by them.",
        emptyTitle: "No tracks yet",
        empty: "Add them here, or type a new name in a session.",
      }}
    >
      <PartList
        label="Tracks"
        items={order.shown}
        mark={({ color }) => (
          <span
            aria-hidden="true"
            className="size-3 rounded-full"
            style={{ background: TRACK_TONES[color] }}
          />
        )}
        facts={({ overlapAllowed }) => (overlapAllowed ? "Can overlap other sessions · " : "")}
        {...panel.listProps}
        onMove={order.move}
        isMoving={order.isPending}
      />
      <PartDialog {...panel.dialogProps} save={save(panel.edited)}>
        {(faults) => <TrackFields track={panel.edited} faults={faults} next={tracks.length} />}
      </PartDialog>
    </PartPanel>
  );
}

type TrackFieldsProps = { track: Track | null; faults: Record<string, string>; next: number };

function TrackFields({ track, faults, next }: TrackFieldsProps) {
  const chosen = track?.color ?? TRACK_COLORS[next % TRACK_COLORS.length];
  return (
    <>
      <Field label="Name" error={faults.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            defaultValue={track?.name}
            maxLength={NAME_MAX}
            autoComplete="off"
          />
        )}
      </Field>
      <Fieldset legend="Colour" error={faults.color}>
        <div className="flex flex-wrap gap-2">
          {TRACK_COLORS.map((color) => (
            <label
              key={color}
              className={cn(
                "flex h-9 items-center gap-2 rounded-control border border-border px-3 text-sm capitalize",
                "has-checked:border-accent-text has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent-text",
              )}
            >
              <input
                type="radio"
                name="color"
                value={color}
                defaultChecked={color === chosen}
                className="sr-only"
              />
              <span
                aria-hidden="true"
                className="size-3 rounded-full"
                style={{ background: TRACK_TONES[color] }}
              />
              {color}
            </label>
          ))}
        </div>
      </Fieldset>
      <SwitchField
        name="overlapAllowed"
        label="Can overlap other sessions"
        description="Guests can have a seat in its sessions and in others at the same time."
        defaultChecked={track?.overlapAllowed ?? false}
      />
    </>
  );
}
