"use client";

import { counted } from "@/lib/plural";
import { Ago } from "../ago";
import { actionWords, detailText } from "../words";
import type { Deed } from "./alike";

type AuditLineProps = {
  deed: Deed;
  onActor: (actorId: string) => void;
  onSubject: (subject: string, subjectId: string) => void;
};

const linkStyles = "rounded-sm text-left underline-offset-2 [overflow-wrap:anywhere] hover:underline";

/** One audit entry: actor, action and subject. The names filter the log. */
export function AuditLine({ deed: { first, others }, onActor, onSubject }: AuditLineProps) {
  const { actor, action, subject, subjectId, subjectName, detail, at } = first;
  const details = detailText(detail);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-border border-b py-2.5 last:border-b-0">
      <p className="min-w-0 flex-1 basis-64 text-muted [overflow-wrap:anywhere]">
        {actor ? (
          <button
            type="button"
            onClick={() => onActor(actor.id)}
            className={`font-medium text-text ${linkStyles}`}
          >
            <bdi>{actor.name}</bdi>
          </button>
        ) : (
          <span className="font-medium text-text">A command on the server</span>
        )}{" "}
        {actionWords(action)}{" "}
        <button
          type="button"
          onClick={() => onSubject(subject, subjectId)}
          className={`text-text ${linkStyles} ${subjectName ? "font-medium" : "font-mono text-xs"}`}
        >
          {subjectName ?? subjectId}
        </button>
        {others.length > 0 && ` and ${counted(others.length, "other", "others")}`}
        {details && <span className="block text-xs">{details}</span>}
      </p>
      <Ago at={at} className="shrink-0 text-muted text-xs tabular-nums" />
    </li>
  );
}
