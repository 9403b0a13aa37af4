import type { Metadata } from "next";
import { NoSuchLink } from "@/components/rsvps/by-link/no-such-link";

export const metadata: Metadata = { title: "No such offer", robots: { index: false } };

export default function OfferNotFound() {
  return (
    <NoSuchLink>
      Part of the link may be missing: use the whole link from the latest email. If you have an account, your
      offers are also among your events.
    </NoSuchLink>
  );
}
