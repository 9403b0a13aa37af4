/** Sessions asked for at once: the most that the server gives. */
export const SESSIONS_PER_PAGE = 100;
