import { feedAnswer } from "../feed-answer";

export const GET = (request: Request) => feedAnswer("rss", request);
