"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";
import { isCurrentPath, navigationPath } from "../ui/current-path";

type NavLinkProps = {
  href: string;
  /** The addresses of the whole navigation: only the closest is the current one. */
  siblings: readonly string[];
  className: string;
  currentClassName: string;
  otherClassName: string;
  children: ReactNode;
};

/** A link that knows when one is where it leads. */
export function NavLink({
  href,
  siblings,
  className,
  currentClassName,
  otherClassName,
  children,
}: NavLinkProps) {
  const pathname = usePathname();
  const place = siblings.includes("/hosting") ? navigationPath(pathname) : pathname;
  const current = isCurrentPath(href, place, siblings);
  return (
    <Link
      href={href}
      aria-current={current ? "page" : undefined}
      className={cn(className, current ? currentClassName : otherClassName)}
    >
      {children}
    </Link>
  );
}
