import type { DomainEventType } from "../catalog";
import type { Reaction } from "../reaction";
import { mailCancellation, tellEventChanged } from "./events";
import { mailInvitation } from "./invitations";
import { mailMessage } from "./messages";
import { mailPerson, tellPerson } from "./rsvps";
import { tellSeats } from "./seats";
import { mailWebhookDisabled, queueWebhooks } from "./webhooks";

/** Live counts never wait for a mail server: each lane is relayed on its own. */
export type Lane = "live" | "mail";

type Row<Type extends DomainEventType> = { lane: Lane; reactions: Reaction<Type>[] };

/** What follows from each fact. A fact without reactions is simply done. */
export const reactionsTo: { [Type in DomainEventType]: Row<Type> } = {
  "rsvp.confirmed": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.waitlisted": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.promoted": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.declined": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.restored": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.requested": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.approved": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.registered": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.offered": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.offer-expired": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.displaced": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.removed": { lane: "mail", reactions: [tellPerson, mailPerson, queueWebhooks] },
  "rsvp.edited": { lane: "mail", reactions: [tellPerson, queueWebhooks] },
  "rsvp.withdrawn": { lane: "mail", reactions: [tellPerson, queueWebhooks] },
  "seats.changed": { lane: "live", reactions: [tellSeats] },
  "event.published": { lane: "live", reactions: [tellEventChanged, queueWebhooks] },
  "event.changed": { lane: "live", reactions: [tellEventChanged, queueWebhooks] },
  "event.cancelled": { lane: "mail", reactions: [tellEventChanged, mailCancellation, queueWebhooks] },
  "invitation.created": { lane: "mail", reactions: [mailInvitation] },
  "invitation.renewed": { lane: "mail", reactions: [mailInvitation] },
  "message.released": { lane: "mail", reactions: [mailMessage] },
  "webhook.disabled": { lane: "mail", reactions: [mailWebhookDisabled] },
};
