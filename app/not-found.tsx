import { PlainShell } from "@/components/layout/plain-shell";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PlainShell>
      <div className="max-w-sm text-center">
        <h1 className="text-2xl">Nothing here</h1>
        <p className="mt-2 text-muted">
          The address may be mistyped, or what was here is gone or not open to you. If someone sent you this
          link, ask them, or sign in first.
        </p>
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          <ButtonLink href="/events">Find events</ButtonLink>
          <ButtonLink href="/sign-in" variant="secondary">
            Sign in
          </ButtonLink>
        </div>
      </div>
    </PlainShell>
  );
}
