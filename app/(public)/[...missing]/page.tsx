import { notFound } from "next/navigation";

/** Every address that no other page has: the answer stands in the frame of the site. */
export default function Missing() {
  notFound();
}
