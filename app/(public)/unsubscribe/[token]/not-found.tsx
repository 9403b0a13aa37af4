import type { Metadata } from "next";
import { NoSuchLink } from "@/components/rsvps/by-link/no-such-link";

export const metadata: Metadata = { title: "No such link", robots: { index: false } };

export default function UnsubscribeNotFound() {
  return (
    <NoSuchLink>
      Part of the link may be missing: use the whole link from the latest email. Nothing was changed.
    </NoSuchLink>
  );
}
