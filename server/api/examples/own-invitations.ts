import { OUTREACH_PARAMS, ownAnswer } from "./outreach";
import { rsvpEvent } from "./rsvps";

/** Examples of what invited people do, by the name of the procedure. */
export const OWN_INVITATION_EXAMPLES = {
  "invitations.waiting": { answer: { items: [{ id: OUTREACH_PARAMS.invitationId, event: rsvpEvent }] } },
  "invitations.own": { answer: { invitation: { answer: null, note: null, answeredAt: null } } },
  "invitations.answer": {
    body: { answer: "declined", note: ownAnswer.note },
    answer: { invitation: ownAnswer, rsvpStatus: null },
  },
};
