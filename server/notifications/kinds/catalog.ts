import type { KindName } from "../../domains/notifications/kinds/schema";
import { changeKind } from "./changes";
import { eventKinds } from "./events";
import { requestedKind, webhookDisabledKind } from "./hosting";
import { invitationKind } from "./invitations";
import type { Kind } from "./kind";
import { messageKind } from "./messages";
import { offerKinds } from "./offers";
import { rsvpKinds } from "./rsvps";
import { calledOffKind, handedOverKind } from "./team";

const all: Kind[] = [
  ...rsvpKinds,
  ...offerKinds,
  ...eventKinds,
  changeKind,
  messageKind,
  invitationKind,
  requestedKind,
  handedOverKind,
  calledOffKind,
  webhookDisabledKind,
];

const byName = new Map<KindName, Kind>(all.map((kind) => [kind.name, kind]));

/** How a kind is told; undefined for one that this version does not know. */
export function findKind(name: KindName): Kind | undefined {
  return byName.get(name);
}
