"use client";

import {
  CalendarClock,
  CalendarSync,
  ChartNoAxesCombined,
  History,
  LayoutDashboard,
  ListOrdered,
  Mail,
  MailPlus,
  MessageSquare,
  ScanLine,
  Settings2,
  Users,
  UsersRound,
} from "lucide-react";
import type { ReactNode } from "react";
import { RailLayout } from "@/components/layout/rail-layout";
import { EventHeader } from "./header/event-header";
import { useManaged } from "./manage-context";

/** The frame of the manage pages: the event, what can be done with it, and the rail of its pages. */
export function ManageFrame({ children }: { children: ReactNode }) {
  const { path, seats } = useManaged();
  const base = `${path}/manage`;
  const links = [
    { href: base, label: "Overview", icon: <LayoutDashboard aria-hidden="true" /> },
    { href: `${base}/guests`, label: "Guests", icon: <Users aria-hidden="true" /> },
    {
      href: `${base}/waitlist`,
      label: "Waitlist",
      icon: <ListOrdered aria-hidden="true" />,
      ...(seats.waitlistLength > 0 && { count: seats.waitlistLength }),
    },
    { href: `${path}/check-in`, label: "Check-in", icon: <ScanLine aria-hidden="true" /> },
    { href: `${base}/groups`, label: "Groups", icon: <UsersRound aria-hidden="true" /> },
    { href: `${base}/sessions`, label: "Sessions", icon: <CalendarClock aria-hidden="true" /> },
    { href: `${base}/dates`, label: "Dates", icon: <CalendarSync aria-hidden="true" /> },
    { href: `${base}/invitations`, label: "Invitations", icon: <MailPlus aria-hidden="true" /> },
    { href: `${base}/messages`, label: "Messages", icon: <Mail aria-hidden="true" /> },
    {
      href: `${base}/analytics`,
      label: "Analytics",
      icon: <ChartNoAxesCombined aria-hidden="true" />,
    },
    { href: `${base}/feedback`, label: "Feedback", icon: <MessageSquare aria-hidden="true" /> },
    { href: `${base}/activity`, label: "Activity", icon: <History aria-hidden="true" /> },
    { href: `${base}/settings`, label: "Settings", icon: <Settings2 aria-hidden="true" /> },
  ];
  return (
    <RailLayout header={<EventHeader />} label="Manage this event" links={links}>
      {children}
    </RailLayout>
  );
}
