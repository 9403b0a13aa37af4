import type { ReactNode } from "react";

type AuthPanelProps = {
  title: string;
  description?: ReactNode;
  /** The way to the neighbouring page. */
  footer?: ReactNode;
  children?: ReactNode;
};

/** One question on a quiet page: signing in, signing up, a mailed link. */
export function AuthPanel({ title, description, footer, children }: AuthPanelProps) {
  return (
    <div data-passing-text className="mx-auto w-full max-w-sm">
      <h1 className="text-2xl sm:text-3xl">{title}</h1>
      {description && <p className="mt-2 text-muted">{description}</p>}
      {children && <div className="mt-8 space-y-6">{children}</div>}
      {footer && <p className="mt-8 text-muted text-sm">{footer}</p>}
    </div>
  );
}
