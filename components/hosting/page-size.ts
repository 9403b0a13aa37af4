/** Rows of one page of hosted events. */
export const HOSTING_PAGE_SIZE = 20;
