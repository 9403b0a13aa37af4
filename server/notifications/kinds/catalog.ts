import { isKindName, type KindName } from "../../domains/notifications/kinds/schema";
import { changeKind } from "./changes";
import { eventKinds } from "./events";
import { feedbackKind } from "./feedback";
import { groupKinds } from "./groups/catalog";
import { holdKinds } from "./holds";
import { requestedKind, webhookDisabledKind } from "./hosting";
import { invitationKind } from "./invitations";
import type { Kind } from "./kind";
import { messageKind } from "./messages";
import { offerKinds } from "./offers";
import { organizationInvitationKind } from "./organizations";
import { organizerRequestKinds } from "./organizer-requests";
import { rsvpKinds } from "./rsvps";
import { sessionMovedKind } from "./session-changes";
import { sessionOfferKinds } from "./session-offers";
import { sessionKinds } from "./sessions";
import { calledOffKind, handedOverKind } from "./team";
import { venueQueueKinds } from "./venue-queues";
import { venueRequestKinds } from "./venue-requests";

/** How each kind is loaded and worded. */
const KINDS: Readonly<Record<KindName, Kind>> = {
  ...rsvpKinds,
  ...offerKinds,
  ...eventKinds,
  ...sessionKinds,
  ...sessionOfferKinds,
  "session.moved": sessionMovedKind,
  "event.rescheduled": changeKind,
  "event.message": messageKind,
  "event.invitation": invitationKind,
  "feedback.asked": feedbackKind,
  "host.requested": requestedKind,
  "host.handed-over": handedOverKind,
  "host.event-cancelled": calledOffKind,
  "webhook.disabled": webhookDisabledKind,
  "organization.invitation": organizationInvitationKind,
  ...groupKinds,
  ...organizerRequestKinds,
  ...venueRequestKinds,
  ...holdKinds,
  ...venueQueueKinds,
};

/** The kind of this name; undefined for a name that this version does not know. */
export function findKind(name: string): Kind | undefined {
  return isKindName(name) ? KINDS[name] : undefined;
}
