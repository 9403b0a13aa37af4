import { ButtonLink } from "@/components/ui/button-link";
import { Container } from "./container";
import { SignedInAs } from "./signed-in-as";
import type { Viewer } from "./viewer";

/** Shown at a URL that is not found. @param viewer null where no one is signed in */
export function NothingHere({ viewer }: { viewer: Pick<Viewer, "name"> | null }) {
  return (
    <Container width="form" className="grid min-h-[60dvh] place-items-center text-center">
      <div className="max-w-sm">
        <h1 className="text-2xl">Nothing here</h1>
        <p className="mt-2 text-muted">
          The link may be mistyped, or this page was removed or isn't open to you. If someone sent you this
          link, ask them{viewer ? "." : ", or sign in first."}
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
      </div>
    </Container>
  );
}
