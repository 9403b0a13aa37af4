import type { Metadata } from "next";
import { NoSuchLink } from "@/components/rsvps/by-link/no-such-link";

export const metadata: Metadata = { title: "No such link", robots: { index: false } };

export default function ClaimNotFound() {
  return (
    <NoSuchLink>
      Part of the address may be missing. Ask whoever leads your group to send you the whole link again.
    </NoSuchLink>
  );
}
