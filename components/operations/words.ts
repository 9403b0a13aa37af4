import type { BadgeTone } from "@/components/ui/badge";
import { counted } from "@/lib/plural";
import { NOTIFICATION_KINDS } from "@/server/domains/notifications/kinds/schema";
import type { AuditAction, AuditSubject } from "@/server/domains/operations/audit/schema";
import type { DeliveryState } from "@/server/domains/operations/deliveries/schema";
import type { IncidentKind } from "@/server/domains/operations/incidents/schema";
import type { UserRole } from "@/server/domains/operations/users/schema";

/** How long something has lasted: "0 s", "12 s", "5 min", "3 h", "2 days". */
export function ageText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
  return counted(Math.floor(seconds / 86_400), "day");
}

/** The sentence after something was done to many; nothing may have been left to do. */
export function handledText(count: number, one: string, many: string, done: string): string {
  if (count === 0) return "Nothing left to do: someone else has dealt with it.";
  return `${counted(count, one, many)} ${done}`;
}

export const roleWords: Record<UserRole, string> = { user: "User", moderator: "Moderator", admin: "Admin" };

export const deliveryWords: Record<DeliveryState, string> = {
  parked: "Given up",
  due: "Due",
  waiting: "Waiting",
  sent: "Sent",
  skipped: "Skipped",
};

/** What a kind of notification tells; its own name where this version does not know it. */
export function kindWords(kind: string): string {
  return Object.hasOwn(NOTIFICATION_KINDS, kind)
    ? NOTIFICATION_KINDS[kind as keyof typeof NOTIFICATION_KINDS].label
    : kind;
}

const incidentLabels: Record<IncidentKind, { label: string; tone: BadgeTone }> = {
  "invariant.violated": { label: "Invariant violated", tone: "danger" },
  "waitlist.not-served": { label: "Waitlist was not served", tone: "warning" },
  "fact.parked": { label: "Unreadable event", tone: "danger" },
  "task.parked": { label: "Sink gave up", tone: "warning" },
  "delivery.parked": { label: "Message given up", tone: "warning" },
  "job.failed": { label: "Job failed", tone: "warning" },
};

export function incidentWords(kind: string): { label: string; tone: BadgeTone } {
  return Object.hasOwn(incidentLabels, kind)
    ? incidentLabels[kind as IncidentKind]
    : { label: kind, tone: "neutral" };
}

const actionLabels: Record<AuditAction, string> = {
  "user.banned": "banned",
  "user.unbanned": "lifted the ban of",
  "user.role-changed": "changed the role of",
  "user.contributions-hidden": "hid all posts and comments of",
  "event.cancelled": "cancelled the event",
  "venue.archived": "archived the venue",
  "venue.allowed": "allowed the venue again",
  "fact.replayed": "replayed the event",
  "fact.discarded": "discarded the event",
  "task.replayed": "retried a failed delivery of the event",
  "task.discarded": "discarded a failed delivery of the event",
  "delivery.retried": "had a message sent again",
  "bounce.forgotten": "allowed email to a refused address again",
  "incident.resolved": "resolved the incident",
  "job.started": "started the job",
  "limit.lifted": "lifted the limit",
};

export function actionWords(action: string): string {
  return Object.hasOwn(actionLabels, action) ? actionLabels[action as AuditAction] : action;
}

export const subjectWords: Record<AuditSubject, string> = {
  user: "Users",
  event: "Events",
  venue: "Venues",
  fact: "Events",
  task: "Sinks' tasks",
  delivery: "Messages",
  bounce: "Refused addresses",
  incident: "Incidents",
  job: "Jobs",
  limit: "Limits",
};

/** Plain values as a person reads them: "sink: live · type: event.changed". */
export function detailText(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : value}`)
    .join(" · ");
}
