import type { ComponentProps, MouseEvent } from "react";
import { cn } from "@/lib/class-names";
import { type ButtonStyleProps, buttonStyles } from "./button-styles";
import { Spinner } from "./spinner";

export type ButtonProps = ComponentProps<"button"> & ButtonStyleProps & { pending?: boolean };

/**
 * A button. While `pending` it keeps its width and its focus, shows a spinner, and swallows clicks
 * (and with them form submission), which `disabled` could only do by dropping the focus.
 */
export function Button({
  variant,
  size,
  width,
  pending = false,
  type = "button",
  onClick,
  className,
  children,
  ...props
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? swallow : onClick}
      className={cn(buttonStyles({ variant, size, width }), className)}
      {...props}
    >
      <span className={cn("inline-flex items-center justify-center gap-[inherit]", pending && "opacity-0")}>
        {children}
      </span>
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
    </button>
  );
}

function swallow(event: MouseEvent) {
  event.preventDefault();
}
