import type { DomainEventType } from "../catalog";
import type { Reaction } from "../reaction";
import { mailCancellation, tellEventChanged } from "./events";
import { mailPerson, tellPerson } from "./rsvps";
import { tellSeats } from "./seats";

/** Live counts never wait for a mail server: each lane is relayed on its own. */
export type Lane = "live" | "mail";

type Row<Type extends DomainEventType> = { lane: Lane; reactions: Reaction<Type>[] };

/** What follows from each fact. A fact without reactions is simply done. */
export const reactionsTo: { [Type in DomainEventType]: Row<Type> } = {
  "rsvp.confirmed": { lane: "mail", reactions: [tellPerson, mailPerson] },
  "rsvp.waitlisted": { lane: "mail", reactions: [tellPerson, mailPerson] },
  "rsvp.promoted": { lane: "mail", reactions: [tellPerson, mailPerson] },
  "rsvp.declined": { lane: "mail", reactions: [tellPerson, mailPerson] },
  "rsvp.restored": { lane: "mail", reactions: [tellPerson, mailPerson] },
  "rsvp.edited": { lane: "mail", reactions: [tellPerson] },
  "rsvp.withdrawn": { lane: "mail", reactions: [tellPerson] },
  "seats.changed": { lane: "live", reactions: [tellSeats] },
  "event.published": { lane: "live", reactions: [tellEventChanged] },
  "event.changed": { lane: "live", reactions: [tellEventChanged] },
  "event.cancelled": { lane: "mail", reactions: [tellEventChanged, mailCancellation] },
};
