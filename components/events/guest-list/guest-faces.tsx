import { EyeOff } from "lucide-react";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { Link } from "@/components/ui/link";
import type { GuestList } from "@/server/domains/events/guest-list/schema";
import { comingWords } from "./coming-words";

/** So many faces fit beside each other on a phone. */
export const FACES_MAX = 12;

/** Who is coming, as far as the viewer may know. @param href the page with all of them */
export function GuestFaces({ guests, href, isOver }: { guests: GuestList; href: string; isOver: boolean }) {
  const { visible, audience, people, items } = guests;
  if (!visible && audience !== "confirmed") return null;
  if (visible && !people) return null;
  return (
    <section aria-labelledby="coming" className="space-y-3 pt-2">
      <h2 id="coming" className="border-border border-b pb-2 text-base">
        {isOver ? "Who went" : "Who's going"}
      </h2>
      {visible ? (
        <div className="space-y-2">
          <AvatarStack
            max={FACES_MAX}
            people={items.map((guest, place) => ({ ...guest, id: String(place) }))}
          />
          <p className="text-muted text-sm">
            {comingWords(guests, isOver)}{" "}
            <Link
              href={href}
              prefetch={false}
              className="whitespace-nowrap rounded-sm text-text underline decoration-border-control underline-offset-4 hover:decoration-text"
            >
              See all
            </Link>
          </p>
        </div>
      ) : (
        <p className="flex items-center gap-2 text-muted text-sm">
          <EyeOff aria-hidden="true" className="size-4 shrink-0" />
          Guests can see who's coming once they have a seat.
        </p>
      )}
    </section>
  );
}
