import { Unlink } from "lucide-react";
import type { ReactNode } from "react";
import { Container } from "@/components/layout/container";
import { ButtonLink } from "@/components/ui/button-link";

/** For an address with a secret that was never given out, or not all of it. */
export function NoSuchLink({ children }: { children: ReactNode }) {
  return (
    <Container width="form" className="py-20! text-center">
      <span
        aria-hidden="true"
        className="mx-auto mb-5 grid size-14 place-items-center rounded-card bg-fill text-muted"
      >
        <Unlink className="size-7" />
      </span>
      <h1 className="text-2xl">This link isn't valid</h1>
      <p className="mt-2 text-muted">{children}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <ButtonLink href="/me">My events</ButtonLink>
        <ButtonLink href="/events" variant="secondary">
          Browse events
        </ButtonLink>
      </div>
    </Container>
  );
}
