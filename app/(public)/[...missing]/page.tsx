import { notFound } from "next/navigation";

/** Every URL that no other page has: "not found" within the frame of the site. */
export default function Missing() {
  notFound();
}
