import { MapPinOff } from "lucide-react";
import type { Metadata } from "next";
import { Container } from "@/components/layout/container";
import { SignedInAs } from "@/components/layout/signed-in-as";
import { ButtonLink } from "@/components/ui/button-link";
import { getViewer } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "No such venue", robots: { index: false } };

export default async function VenueNotFound() {
  const viewer = await getViewer();
  return (
    <Container width="form" className="py-20! text-center">
      <span
        aria-hidden="true"
        className="mx-auto mb-5 grid size-14 place-items-center rounded-card bg-fill text-muted"
      >
        <MapPinOff className="size-7" />
      </span>
      <h1 className="text-2xl">We can't find this venue</h1>
      <p className="mt-2 text-muted">
        The link may be incomplete, or the venue is no longer shown. If it's a draft of your organization,
        {viewer ? " switch to the account of one of its members." : " sign in first."}
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <ButtonLink href="/venues">Browse venues</ButtonLink>
        {!viewer && (
          <ButtonLink href="/sign-in" variant="secondary" prefetch={false}>
            Sign in
          </ButtonLink>
        )}
      </div>
      {viewer && <SignedInAs name={viewer.name} />}
    </Container>
  );
}
