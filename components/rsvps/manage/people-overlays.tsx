"use client";

import type { GuestOut } from "@/server/domains/rsvps/schema";
import { DeclineDialog } from "./decline-dialog";
import { ReportDialog } from "./report-dialog";
import { StorySheet } from "./story-sheet";
import type { PeopleDesk } from "./use-people-desk";

type PeopleOverlaysProps = {
  desk: PeopleDesk;
  /** Who is on the screen: an open story follows what happens to them. */
  people: readonly GuestOut[];
  onDecline: (people: GuestOut[]) => void;
};

/** What opens above a list of people. */
export function PeopleOverlays({ desk, people, onDecline }: PeopleOverlaysProps) {
  const { storyOf, setStoryOf, asked, setAsked, report, closeReport } = desk;
  const current = storyOf && (people.find((guest) => guest.id === storyOf.id) ?? storyOf);
  return (
    <>
      <StorySheet guest={current} onClose={() => setStoryOf(null)} />
      <DeclineDialog people={asked} onClose={() => setAsked(null)} onConfirm={onDecline} />
      <ReportDialog report={report} onClose={closeReport} />
    </>
  );
}
