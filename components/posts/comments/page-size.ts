/** Comments of one level that come with one page. */
export const COMMENTS_PER_PAGE = 20;
