/** Lines of activity on the overview; the page on the server and the live query ask for as many. */
export const ACTIVITY_SHOWN = 10;
