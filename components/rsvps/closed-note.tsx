import { closedIn } from "./rsvp-words";

/** Nobody can answer now, and why. */
export function ClosedNote({ reason }: { reason: string }) {
  const { label, sentence } = closedIn(reason);
  return (
    <div className="text-sm">
      <p className="font-medium text-base">{label}</p>
      <p className="text-muted">{sentence}</p>
    </div>
  );
}
