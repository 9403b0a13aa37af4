export const REPORTS_PER_PAGE = 40;
