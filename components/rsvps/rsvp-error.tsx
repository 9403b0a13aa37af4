"use client";

import { Lazily, lazyPart } from "../ui/lazy-part";
import { signInPath } from "./event-path";
import { useRsvp } from "./rsvp-provider";

const ErrorSentence = lazyPart(() => import("./error-sentence").then((module) => module.ErrorSentence));

export const preloadErrorSentence = ErrorSentence.preload;

/** Says why something was refused, once it was. */
export function RsvpError({ error }: { error: unknown }) {
  const { event, scope } = useRsvp();
  if (!error) return null;
  const fallback = (
    <p role="alert" className="text-danger text-sm">
      That didn't work. Check your connection and try again.
    </p>
  );
  const signInHref = signInPath({ event, invite: scope.invite });
  return (
    <Lazily fallback={fallback}>
      <ErrorSentence error={error} signInHref={signInHref} />
    </Lazily>
  );
}
