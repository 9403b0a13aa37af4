"use client";

import type { GuestOut } from "@/server/domains/rsvps/schema";
import { DeclineDialog } from "./decline-dialog";
import { ReportDialog } from "./report-dialog";
import { StorySheet } from "./story-sheet";
import type { Asked, PeopleManagement } from "./use-people-management";

type PeopleOverlaysProps = {
  management: PeopleManagement;
  /** Who is on the screen: an open story follows what happens to them. */
  people: readonly GuestOut[];
  /** After the host confirmed: the selection can be cleared. */
  onDone: () => void;
};

/** What opens above a list of people. */
export function PeopleOverlays({ management, people, onDone }: PeopleOverlaysProps) {
  const { storyOf, setStoryOf, asked, closeAsked, report, closeReport } = management;
  const current = storyOf && (people.find((guest) => guest.id === storyOf.id) ?? storyOf);
  const act = ({ action, people: chosen }: Asked) => {
    onDone();
    void (action === "decline" ? management.declineAll(chosen) : management.actOnAll("remove", chosen));
  };
  return (
    <>
      <StorySheet guest={current} onClose={() => setStoryOf(null)} />
      <DeclineDialog asked={asked} onClose={closeAsked} onConfirm={act} />
      <ReportDialog report={report} onClose={closeReport} />
    </>
  );
}
