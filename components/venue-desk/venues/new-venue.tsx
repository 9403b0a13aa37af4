"use client";

import { useRouter } from "next/navigation";
import { useTRPCClient } from "@/components/providers/trpc";
import { deskPages } from "../desk-pages";
import { ProfileForm } from "./profile-form";

type NewVenueProps = { orgSlug: string; organizationId: string; timeZone: string };

/** Adds a venue as a draft and goes on to its spaces. */
export function NewVenue({ orgSlug, organizationId, timeZone }: NewVenueProps) {
  const client = useTRPCClient();
  const router = useRouter();
  return (
    <div className="max-w-prose space-y-6">
      <div>
        <h2 className="text-xl">Add a venue</h2>
        <p className="mt-1 text-muted text-sm">It starts as a draft. You list it when it's ready.</p>
      </div>
      <ProfileForm
        venue={null}
        timeZone={timeZone}
        submitLabel="Add venue"
        onSave={async (profile) => {
          const { slug } = await client.venues.create.mutate({ orgId: organizationId, ...profile });
          router.push(deskPages(orgSlug).venue(slug, "spaces"));
        }}
      />
    </div>
  );
}
