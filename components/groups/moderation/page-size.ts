/** How many entries each list of moderation shows at first, and more each time. */
export const MODERATION_PER_PAGE = 50;
