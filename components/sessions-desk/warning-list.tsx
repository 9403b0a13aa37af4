import { TriangleAlert } from "lucide-react";
import type { ProgramWarning } from "@/server/domains/sessions/program.schema";
import { warningWords } from "./warning-words";

/** What the host should look at about a session. */
export function WarningList({ warnings }: { warnings: readonly ProgramWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-0.5">
      {warnings.map((warning) => (
        <li
          key={`${warning.kind} ${warning.name} ${warning.other?.sessionId}`}
          className="flex gap-1.5 text-warning text-xs"
        >
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          <span className="wrap-anywhere min-w-0">{warningWords(warning)}</span>
        </li>
      ))}
    </ul>
  );
}
