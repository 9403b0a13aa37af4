import { cn } from "@/lib/class-names";
import { type ButtonStyleProps, buttonStyles } from "./button-styles";
import { Link, type LinkProps } from "./link";

/** A link that looks like a button: for going somewhere. What changes something is a `Button`. */
export function ButtonLink({ variant, size, width, className, ...props }: LinkProps & ButtonStyleProps) {
  return <Link className={cn(buttonStyles({ variant, size, width }), className)} {...props} />;
}
