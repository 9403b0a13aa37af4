import EventImage from "../opengraph-image";
import type { EventPageProps } from "../shown-event";

/** The picture for link previews at an address that does not change with a build, for what names it elsewhere. */
export function GET(_request: Request, { params }: Pick<EventPageProps, "params">): Promise<Response> {
  return EventImage({ params });
}
