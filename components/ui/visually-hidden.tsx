/** Text for screen readers only. */
export function VisuallyHidden({ children, ...props }: React.ComponentProps<"span">) {
  return (
    <span className="sr-only" {...props}>
      {children}
    </span>
  );
}
