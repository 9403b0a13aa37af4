import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/app/or-not-found";
import { Scanner } from "@/components/check-in/scanner";
import { Container } from "@/components/layout/container";
import { isolate } from "@/lib/clean-text";
import { roleReaches } from "@/server/domains/events/access/policy";
import { getViewer } from "@/server/trpc/caller";

type CheckInPageProps = { params: Promise<{ eventId: string }> };

/** The event, for the people who work at its doors; others get not-found. */
const loadDoor = cache(async (key: string) => {
  const viewer = await getViewer();
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/events/${key}/check-in`)}`);
  const event = await orNotFound((caller) => caller.events.get({ eventId: key }));
  if (!roleReaches(event.viewerRole, "door")) notFound();
  return { viewer, event };
});

export async function generateMetadata({ params }: CheckInPageProps): Promise<Metadata> {
  const { event } = await loadDoor((await params).eventId);
  return { title: `Check-in · ${isolate(event.title)}`, robots: { index: false } };
}

export default async function CheckInPage({ params }: CheckInPageProps) {
  const { viewer, event } = await loadDoor((await params).eventId);
  const { id, slug, title, endsAt, timeZone } = event;
  return (
    <Container>
      <Scanner event={{ id, slug, title, endsAt, timeZone }} viewerId={viewer.id} />
    </Container>
  );
}
