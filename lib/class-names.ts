import { type ClassValue, clsx } from "clsx";

/**
 * Joins class names, leaving out the falsy ones.
 *
 * Two utilities for the same property do not override each other by order. Primitives therefore leave
 * outer margin, width and placement to their caller. To override anything else, add Tailwind's `!` suffix;
 * to hide something at some widths, write `max-md:hidden`, not `hidden md:flex`.
 * (tailwind-merge would settle it at run time, for 9 kB of script on every page.)
 */
export function cn(...values: ClassValue[]): string {
  return clsx(values);
}
