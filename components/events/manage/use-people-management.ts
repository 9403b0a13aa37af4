"use client";

import { useState } from "react";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { useModeration } from "./use-moderation";

/** Who would lose what they have, and how: the host is asked first. */
export type Asked = { action: "decline" | "remove"; people: GuestOut[] };

/** Whose story is open, what the host is being asked about, and everything that can be done with people. */
export function usePeopleManagement() {
  const moderation = useModeration();
  const [storyOf, setStoryOf] = useState<GuestOut | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  return {
    ...moderation,
    storyOf,
    setStoryOf,
    asked,
    askToDecline: (people: GuestOut[]) => setAsked({ action: "decline", people }),
    askToRemove: (people: GuestOut[]) => setAsked({ action: "remove", people }),
    closeAsked: () => setAsked(null),
  };
}

export type PeopleManagement = ReturnType<typeof usePeopleManagement>;
