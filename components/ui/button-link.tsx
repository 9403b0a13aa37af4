import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/lib/class-names";
import { type ButtonStyleProps, buttonStyles } from "./button-styles";

/** A link that looks like a button: for going somewhere. What changes something is a `Button`. */
export function ButtonLink({
  variant,
  size,
  width,
  className,
  ...props
}: ComponentProps<typeof Link> & ButtonStyleProps) {
  return <Link className={cn(buttonStyles({ variant, size, width }), className)} {...props} />;
}
