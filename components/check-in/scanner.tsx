"use client";

import { Volume2, VolumeX } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { PageHeader } from "@/components/ui/page-header";
import { Segmented } from "@/components/ui/segmented";
import { CameraView } from "./camera/camera-view";
import type { DoorEvent, RecentScan } from "./door-state";
import { Conflicts } from "./panels/conflicts";
import { Counters } from "./panels/counters";
import { DoorPanels } from "./panels/door-panels";
import { DoorPicker } from "./panels/door-picker";
import { DoorNotices, SyncLine } from "./panels/sync-line";
import { TypeCode } from "./panels/type-code";
import { ResultCard } from "./result/result-card";
import { allowSound, signal } from "./result/signals";
import { useDoor } from "./use-door";
import { useKeptChoice } from "./use-kept-choice";
import { useKeptPage, useOwnDocument } from "./worker";

const GROUPS = ["together", "single"] as const;
const SOUND = ["on", "off"] as const;
const GROUP_OPTIONS = [
  { value: "together", label: "All together" },
  { value: "single", label: "One by one" },
] as const;

type ScannerProps = { event: DoorEvent; viewerId: string };

/** The scanner of a door: camera, result, counters, and everything to do when a ticket can't be scanned. */
export function Scanner({ event, viewerId }: ScannerProps) {
  const { door, state } = useDoor(event, viewerId);
  const [groups, setGroups] = useKeptChoice("groups", GROUPS);
  const [sound, setSound] = useKeptChoice("sound", SOUND);
  const isReady = useCodeReaderAhead();
  useOwnDocument();
  useKeptPage(isReady);
  const tell = ({ verdict }: RecentScan) => signal(verdict.tone, sound === "off");
  const members = groups === "single" ? "next" : undefined;
  const scanCode = (text: string) => void door.scan({ text }, members).then(tell);
  const checkIn = (rsvpId: string) => void door.scan({ rsvpId }, members).then(tell);
  const undo = ({ verdict }: RecentScan, taken: number[]) => {
    if ("arrived" in verdict) void door.undo({ ...verdict, members: taken }).then(tell);
  };
  const path = `/events/${event.slug}/check-in`;
  return (
    // On phones the page is a tool of its own: the bar at the bottom would cover the camera.
    <div data-covers-bottom-bar className="space-y-5">
      <PageHeader
        className="flex-nowrap"
        title={event.title}
        back={{ href: `/events/${event.slug}`, label: "Event page" }}
        meta={<SyncLine state={state} viewerId={viewerId} />}
        actions={
          <IconButton
            label={sound === "on" ? "Mute sounds" : "Turn sounds on"}
            variant="secondary"
            aria-pressed={sound === "off"}
            onClick={() => {
              allowSound();
              setSound(sound === "on" ? "off" : "on");
            }}
          >
            {sound === "on" ? <Volume2 aria-hidden="true" /> : <VolumeX aria-hidden="true" />}
          </IconButton>
        }
      />
      <DoorNotices state={state} viewerId={viewerId} path={path} />
      <Conflicts
        conflicts={state.conflicts}
        timeZone={event.timeZone}
        onSeen={(nonce) => void door.dropConflict(nonce)}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="space-y-4">
          <DoorPicker state={state} onChoose={(sessionId) => void door.data.open(sessionId)} />
          <Counters state={state} />
          <ResultCard
            shown={state.shown}
            onNext={(rsvpId) => void door.scan({ rsvpId }, "next").then(tell)}
            onUndo={undo}
            onAdd={(rsvpId) => void door.walkIn({ rsvpId }).then(tell)}
          />
          <CameraView onCode={scanCode} onStart={allowSound} />
          <div className="flex flex-wrap items-center justify-between gap-3">
            <span className="font-medium text-sm">Groups arrive</span>
            <Segmented
              label="Groups arrive"
              options={GROUP_OPTIONS}
              value={groups}
              onValueChange={setGroups}
            />
          </div>
          <TypeCode onCode={scanCode} />
        </div>
        <DoorPanels {...{ door, state, event, tell, checkIn, undo }} />
      </div>
    </div>
  );
}

/** Loads the reader of codes before it is needed, because without a connection it is too late. @returns whether it is there */
function useCodeReaderAhead(): boolean {
  const [isReady, setIsReady] = useState(false);
  const ready = useEffectEvent(() => setIsReady(true));
  useEffect(() => {
    void import("jsqr").then(ready, ready);
  }, []);
  return isReady;
}
