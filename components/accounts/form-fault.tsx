import { Callout } from "@/components/ui/callout";

/** What was refused about a form as a whole, announced when it appears. */
export function FormFault({ children }: { children: string | null | undefined }) {
  if (!children) return null;
  return (
    <Callout tone="danger" role="alert">
      {children}
    </Callout>
  );
}
