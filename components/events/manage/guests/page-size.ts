/** People per page of a list; the page on the server and the live query ask for as many. */
export const GUESTS_PER_PAGE = 100;

/** People who ask, or who were offered a seat, that one look takes: as many as one decision may be about. */
export const ASKED_AT_ONCE = 100;
