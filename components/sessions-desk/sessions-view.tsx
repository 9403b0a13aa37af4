"use client";

import { useState } from "react";
import { Tabs } from "@/components/ui/tabs";
import { RoomsPanel } from "./parts/rooms-panel";
import { SpeakersPanel } from "./parts/speakers-panel";
import { TracksPanel } from "./parts/tracks-panel";
import { ProgramPanel } from "./program/program-panel";
import { useDay } from "./use-day";
import { type FirstProgram, useProgram } from "./use-program";

/** The program of an event as its hosts see it: sessions as a list or a grid, and their rooms, tracks and speakers. */
export function SessionsView({ first }: { first: FirstProgram }) {
  const [asked, setDay] = useDay(first.day);
  const [part, setPart] = useState("program");
  const day = asked;
  const program = useProgram(first, day);
  return (
    <Tabs
      label="Sessions"
      value={part}
      onValueChange={(next) => setPart(String(next))}
      tabs={[
        {
          value: "program",
          label: "Program",
          panel: <ProgramPanel program={program} day={day} onDay={setDay} />,
        },
        { value: "rooms", label: "Rooms", panel: <RoomsPanel rooms={program.rooms} /> },
        { value: "tracks", label: "Tracks", panel: <TracksPanel tracks={program.tracks} /> },
        { value: "speakers", label: "Speakers", panel: <SpeakersPanel /> },
      ]}
    />
  );
}
