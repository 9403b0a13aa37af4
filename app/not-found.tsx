import { NothingHere } from "@/components/layout/nothing-here";
import { PlainShell } from "@/components/layout/plain-shell";

export const metadata = { title: "Not found" };

/** For what lies outside of the site's own frame. */
export default function NotFound() {
  return (
    <PlainShell>
      <NothingHere viewer={null} />
    </PlainShell>
  );
}
