/** Members that come with one page. */
export const MEMBERS_PER_PAGE = 40;
