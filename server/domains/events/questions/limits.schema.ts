/**
 * The most characters of one answer. Apart from the schemas, so that the public event page does not load their
 * library.
 */
export const ANSWER_MAX = 500;
