import { ArrowRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Link } from "@/components/ui/link";

type EventSectionProps = {
  title: ReactNode;
  /** Where all of it is: links beside the title. */
  more?: { href: string; label: string }[];
  children: ReactNode;
};

/** A part of the home page. */
export function EventSection({ title, more = [], children }: EventSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="space-y-5">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        {more.length > 0 && (
          <span className="flex flex-wrap justify-end gap-x-5">
            {more.map(({ href, label }) => (
              <Link
                key={href}
                href={href}
                className="inline-flex items-center gap-1 whitespace-nowrap text-muted text-sm hover:text-text"
              >
                {label}
                <ArrowRight aria-hidden="true" className="size-3.5" />
              </Link>
            ))}
          </span>
        )}
      </div>
      {children}
    </section>
  );
}
