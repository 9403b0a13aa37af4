import type { ReactNode } from "react";

/** A large part of a page, under its own anchor. */
export function Chapter({
  anchor,
  title,
  children,
}: {
  anchor: string;
  title: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={anchor} aria-labelledby={`${anchor}-title`}>
      <h2 id={`${anchor}-title`} className="mb-4 text-2xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
