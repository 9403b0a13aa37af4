import { ButtonLink } from "@/components/ui/button-link";
import { Container } from "./container";

/** What stands at an address that leads nowhere. */
export function NothingHere() {
  return (
    <Container width="form" className="grid min-h-[60dvh] place-items-center text-center">
      <div className="max-w-sm">
        <h1 className="text-2xl">Nothing here</h1>
        <p className="mt-2 text-muted">
          The address may be mistyped, or what was here is gone or not open to you. If someone sent you this
          link, ask them, or sign in first.
        </p>
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          <ButtonLink href="/events">Find events</ButtonLink>
          <ButtonLink href="/sign-in" variant="secondary" prefetch={false}>
            Sign in
          </ButtonLink>
        </div>
      </div>
    </Container>
  );
}
