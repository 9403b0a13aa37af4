import { Button, type ButtonProps } from "./button";

type IconButtonProps = Omit<ButtonProps, "size" | "width" | "aria-label" | "children"> & {
  /** What the button does; read aloud and shown on hover. */
  label: string;
  size?: "sm" | "md" | "lg";
  children: React.ReactNode;
};

/** A square button with an icon and no visible words. */
export function IconButton({ label, size = "md", variant = "ghost", ...props }: IconButtonProps) {
  return <Button aria-label={label} title={label} size={`icon-${size}`} variant={variant} {...props} />;
}
