import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

/** How the waitlist works. Folded on phones, where the place matters most, and open where there is room. */
export function WaitlistRule({ children }: { children: ReactNode }) {
  return (
    <details className="group/rule text-muted text-sm sm:supports-[selector(::details-content)]:[&::details-content]:[content-visibility:visible]">
      <summary className="hit-area relative -mx-1 flex w-fit list-none items-center gap-1 rounded-sm px-1 hover:text-text sm:supports-[selector(::details-content)]:hidden [&::-webkit-details-marker]:hidden">
        How the waitlist works
        <ChevronDown aria-hidden="true" className="size-4 transition-transform group-open/rule:rotate-180" />
      </summary>
      <p className="max-sm:pt-1.5">{children}</p>
    </details>
  );
}
