import { Avatar } from "@/components/ui/avatar";
import { shownEmail } from "@/lib/shown-email";
import type { GuestOut } from "@/server/domains/rsvps/schema";

/** Who it is; opens what happened to their RSVP. */
export function PersonButton({ guest, onClick }: { guest: Pick<GuestOut, "person">; onClick: () => void }) {
  const { name, email, imageUrl } = guest.person;
  return (
    <button
      type="button"
      onClick={onClick}
      className="group flex w-full min-w-0 items-center gap-3 rounded-sm text-left"
    >
      <Avatar name={name} imageUrl={imageUrl} size="sm" />
      <span className="min-w-0">
        <span className="block truncate font-medium underline-offset-2 group-hover:underline">
          <bdi>{name}</bdi>
        </span>
        <span className="block truncate text-muted text-xs">
          {emailWords(name, email && shownEmail(email))}
        </span>
      </span>
    </button>
  );
}

/** A person named by email is shown by it until they answer. */
function emailWords(name: string, email: string | null): string {
  if (email === name) return "Named by you";
  return email ?? "Email shown once they accept";
}
