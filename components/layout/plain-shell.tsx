import type { ReactNode } from "react";
import { Logo } from "./logo";

/** A page with one thing on it, such as signing in: the name of the product above, the thing in the middle. */
export function PlainShell({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="px-4 py-4 sm:px-6">
        <Logo />
      </header>
      <main id="content" className="grid flex-1 place-items-center px-4 pt-4 pb-[12vh] sm:px-6">
        {children}
      </main>
    </div>
  );
}
