/** What is said of an address that does not take mail, now and whenever it is written to again. */
export const REFUSED_ADDRESS = "The address doesn't take email. Check it for typing mistakes.";
export const FULL_BOX = "The mailbox is full or switched off.";

/** How the reason begins that a mail was not taken because of its recipient. */
export const RECIPIENT_REASONS = [REFUSED_ADDRESS, FULL_BOX];
