import { CalendarX2 } from "lucide-react";
import type { Metadata } from "next";
import { Container } from "@/components/layout/container";
import { SignedInAs } from "@/components/layout/signed-in-as";
import { ButtonLink } from "@/components/ui/button-link";
import { getViewer } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "No such event", robots: { index: false } };

export default async function EventNotFound() {
  const viewer = await getViewer();
  return (
    <Container width="form" className="py-20! text-center">
      <span
        aria-hidden="true"
        className="mx-auto mb-5 grid size-14 place-items-center rounded-card bg-fill text-muted"
      >
        <CalendarX2 className="size-7" />
      </span>
      <h1 className="text-2xl">We can't find this event</h1>
      <p className="mt-2 text-muted">
        The link may be incomplete, or the event is private. If someone invited you, use the whole link from
        the invitation
        {viewer
          ? ", or switch to the account that was invited."
          : ", or sign in with the account that was invited."}
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <ButtonLink href="/events">Browse events</ButtonLink>
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
