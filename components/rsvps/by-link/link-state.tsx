import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { StatusHeading, type StatusHeadingProps } from "../status-heading";

type LinkStateProps = Pick<StatusHeadingProps, "tone" | "icon" | "title"> & {
  /** The address of the event. */
  href: string;
  label?: string;
  children: ReactNode;
};

/** What has become of a link, with the way to the event. */
export function LinkState({ href, label = "Open the event", children, ...heading }: LinkStateProps) {
  return (
    <div className="space-y-5">
      <StatusHeading {...heading}>
        <p>{children}</p>
      </StatusHeading>
      <ButtonLink href={href} variant="secondary" prefetch={false}>
        {label}
      </ButtonLink>
    </div>
  );
}
