import { isKindName, type KindName } from "../../domains/notifications/kinds/schema";
import { changeKind } from "./changes";
import { eventKinds } from "./events";
import { requestedKind, webhookDisabledKind } from "./hosting";
import { invitationKind } from "./invitations";
import type { Kind } from "./kind";
import { messageKind } from "./messages";
import { offerKinds } from "./offers";
import { rsvpKinds } from "./rsvps";
import { calledOffKind, handedOverKind } from "./team";

/** How each kind is loaded and worded. */
const KINDS: Readonly<Record<KindName, Kind>> = {
  ...rsvpKinds,
  ...offerKinds,
  ...eventKinds,
  "event.rescheduled": changeKind,
  "event.message": messageKind,
  "event.invitation": invitationKind,
  "host.requested": requestedKind,
  "host.handed-over": handedOverKind,
  "host.event-cancelled": calledOffKind,
  "webhook.disabled": webhookDisabledKind,
};

/** The kind of this name; undefined for a name that this version does not know. */
export function findKind(name: string): Kind | undefined {
  return isKindName(name) ? KINDS[name] : undefined;
}
