import type { Metadata } from "next";
import { NoSuchLink } from "@/components/rsvps/by-link/no-such-link";

export const metadata: Metadata = { title: "No such link", robots: { index: false } };

export default function ClaimNotFound() {
  return (
    <NoSuchLink>
      Part of the link may be missing. Ask your group's leader to send you the whole link again.
    </NoSuchLink>
  );
}
