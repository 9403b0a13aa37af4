/** People per page of a list; the page on the server and the live query ask for as many. */
export const GUESTS_PER_PAGE = 100;
