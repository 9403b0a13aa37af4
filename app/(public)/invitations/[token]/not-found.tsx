import type { Metadata } from "next";
import { NoSuchLink } from "@/components/rsvps/by-link/no-such-link";

export const metadata: Metadata = { title: "No such invitation", robots: { index: false } };

export default function InvitationNotFound() {
  return (
    <NoSuchLink>
      Part of the link may be missing, or the host withdrew the invitation. If you have an account, your
      invitations are also among your events.
    </NoSuchLink>
  );
}
