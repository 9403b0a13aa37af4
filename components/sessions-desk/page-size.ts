/** Sessions in one page: the most that the server answers. */
export const SESSIONS_PER_PAGE = 100;
