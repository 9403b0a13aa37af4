"use client";

import { Late } from "../ui/late";
import { signInPath } from "./event-path";
import { errorSentence } from "./late-parts";
import { useRsvp } from "./rsvp-provider";

/** Says why something was refused, once it was. */
export function RsvpError({ error }: { error: unknown }) {
  const { event, scope } = useRsvp();
  if (!error) return null;
  const fallback = (
    <p role="alert" className="text-danger text-sm">
      That did not work. Check your connection and try again.
    </p>
  );
  const signInHref = signInPath({ event, invite: scope.invite });
  return <Late part={errorSentence} props={{ error, signInHref }} fallback={fallback} />;
}
