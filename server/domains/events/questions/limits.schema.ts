/** Characters of one answer at most. Apart from the schemas, whose library the public event page must not carry. */
export const ANSWER_MAX = 500;
