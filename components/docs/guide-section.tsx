import type { ReactNode } from "react";

/** A chapter of the documentation in words. */
export function GuideSection({
  anchor,
  title,
  children,
}: {
  anchor: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section id={anchor} aria-labelledby={`${anchor}-title`}>
      <h2 id={`${anchor}-title`} className="text-xl">
        {title}
      </h2>
      <div className="prose mt-3 max-w-prose">{children}</div>
    </section>
  );
}
