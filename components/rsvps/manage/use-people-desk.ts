"use client";

import { useState } from "react";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { useModeration } from "./use-moderation";

/** Whose story is open, whose decline is being asked about, and everything that can be done with people. */
export function usePeopleDesk() {
  const moderation = useModeration();
  const [storyOf, setStoryOf] = useState<GuestOut | null>(null);
  const [asked, setAsked] = useState<GuestOut[] | null>(null);
  return { ...moderation, storyOf, setStoryOf, asked, setAsked };
}

export type PeopleDesk = ReturnType<typeof usePeopleDesk>;
