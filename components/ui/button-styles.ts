import { cva, type VariantProps } from "class-variance-authority";

/** The look shared by buttons and by links that look like buttons. */
export const buttonStyles = cva(
  [
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-control font-medium",
    "transition-[background-color,border-color,color,scale] active:scale-[0.985]",
    "aria-disabled:pointer-events-none aria-disabled:active:scale-100 disabled:pointer-events-none",
    "hit-area [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary:
          "bg-accent text-accent-contrast shadow-card hover:bg-accent-hover disabled:bg-fill-strong disabled:text-muted disabled:shadow-none",
        secondary:
          "border border-border bg-surface text-text shadow-card hover:bg-sunken disabled:text-muted",
        soft: "bg-fill text-text hover:bg-fill-strong disabled:text-muted",
        ghost: "text-text hover:bg-fill disabled:text-muted",
        danger:
          "bg-danger-fill text-accent-contrast shadow-card hover:bg-danger-fill-hover disabled:bg-fill-strong disabled:text-muted disabled:shadow-none",
        "danger-ghost": "text-danger hover:bg-danger-soft disabled:text-muted",
      },
      size: {
        sm: "h-8 pointer-coarse:h-9 gap-1.5 px-3 text-sm [&_svg]:size-4",
        md: "h-10 pointer-coarse:h-11 gap-2 px-4 text-sm [&_svg]:size-4",
        lg: "h-12 gap-2 px-5 text-base [&_svg]:size-5",
        "icon-sm": "size-8 pointer-coarse:size-9 [&_svg]:size-4",
        "icon-md": "size-10 pointer-coarse:size-11 [&_svg]:size-[1.125rem]",
        "icon-lg": "size-12 [&_svg]:size-5",
      },
      width: { auto: "", full: "w-full" },
    },
    defaultVariants: { variant: "primary", size: "md", width: "auto" },
  },
);

export type ButtonStyleProps = VariantProps<typeof buttonStyles>;
