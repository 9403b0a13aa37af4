import type { ReactNode } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import { counted } from "@/lib/plural";
import type { Door } from "../door";
import type { DoorEvent, DoorState, RecentScan } from "../door-state";
import { agoWords } from "../result/verdict";
import { FindGuest } from "./find-guest";
import { RecentScans } from "./recent-scans";
import { WaitingAtDoor } from "./waiting-at-door";
import { WalkInForm } from "./walk-in-form";

type DoorPanelsProps = {
  door: Door;
  state: DoorState;
  event: DoorEvent;
  tell: (scan: RecentScan) => void;
  checkIn: (rsvpId: string) => void;
  undo: (scan: RecentScan, members: number[]) => void;
};

/** What a door does beside scanning. */
export function DoorPanels({ door, state, event, tell, checkIn, undo }: DoorPanelsProps) {
  const walkIn = async (person: Parameters<Door["walkIn"]>[0]) => {
    const scan = await door.walkIn(person);
    tell(scan);
    return scan.verdict.tone === "in";
  };
  return (
    <div className="space-y-4">
      <Panel title="Find a guest">
        <FindGuest state={state} eventId={event.id} onCheckIn={checkIn} />
      </Panel>
      <Panel title="Recent scans">
        <RecentScans recent={state.recent} timeZone={event.timeZone} onUndo={undo} />
      </Panel>
      <Panel title="Waiting at the door">
        <WaitingAtDoor state={state} onGiveAway={() => door.giveAway()} />
      </Panel>
      <Panel title="Add a walk-in" description="For someone without an RSVP, if there's a seat.">
        <WalkInForm onAdd={walkIn} />
      </Panel>
      <p className="text-muted text-sm">{keptWords(state, door)}</p>
    </div>
  );
}

function Panel({
  title,
  description,
  children,
}: {
  title: string;
  description?: string;
  children: ReactNode;
}) {
  return (
    <Card className="space-y-4">
      <CardHeader title={title} description={description} />
      {children}
    </Card>
  );
}

function keptWords({ list, listFault }: DoorState, door: Door): string {
  if (!list) return "The guest list is being downloaded, so that this door works offline too.";
  const count = counted(list.guests.length, "guest");
  if (listFault === "not-kept") {
    return `${count} on the list. This browser can't keep it: without https, check-in works only while you're online.`;
  }
  const ago = agoWords(new Date(list.readAt), door.data.now());
  return `${count} on this phone, downloaded ${ago}. The list is encrypted, and deleted when you sign out and one day after the event ends.`;
}
