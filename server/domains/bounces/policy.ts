/** The reason that is stored and shown for an address that does not accept email. */
export const REFUSED_ADDRESS = "The address doesn't take email. Check it for typing mistakes.";
export const FULL_BOX = "The mailbox is full or switched off.";

/** The beginnings of reasons that concern the recipient. */
export const RECIPIENT_REASONS = [REFUSED_ADDRESS, FULL_BOX];
