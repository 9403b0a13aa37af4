import type { Metadata } from "next";
import { loadActingFor } from "@/app/(app)/acting-for";
import { orNotFound } from "@/app/or-not-found";
import { StillInterested } from "@/components/organize/waitlist/still-interested";

export const metadata: Metadata = { title: "Still interested?" };

type StillInterestedPageProps = { params: Promise<{ orgSlug: string; waitlistId: string }> };

export default async function StillInterestedPage({ params }: StillInterestedPageProps) {
  const { orgSlug, waitlistId } = await params;
  const { organization } = await loadActingFor("organize", orgSlug);
  const entry = await orNotFound((caller) => caller.waitlists.get({ orgId: organization.id, waitlistId }));
  return <StillInterested key={entry.updatedAt} initial={entry} orgSlug={organization.slug} />;
}
