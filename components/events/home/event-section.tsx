import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useId } from "react";

type EventSectionProps = {
  title: ReactNode;
  /** Where all of it is. */
  more?: { href: string; label: string };
  children: ReactNode;
};

/** A part of the home page. */
export function EventSection({ title, more, children }: EventSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="space-y-5">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        {more && (
          <Link
            href={more.href}
            className="inline-flex items-center gap-1 text-muted text-sm hover:text-text"
          >
            {more.label}
            <ArrowRight aria-hidden="true" className="size-3.5" />
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
