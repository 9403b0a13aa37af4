import { searchDocument, searchWords } from "../../../../lib/search-words";
import { visiblePlace } from "../place.policy";

export type Searchable = {
  title: string;
  description: string;
  hostName: string;
  place: string | null;
  onlineUrl: string | null;
  placeHidden: boolean;
};

/**
 * The search document of an event in Postgres's `tsvector` syntax: the title weighs most, then place and host, then
 * the description. A hidden location is left out, because a search would reveal it.
 */
export function documentOf(event: Searchable): string {
  const { place } = visiblePlace(event, null);
  return searchDocument([
    { weight: "A", words: searchWords(event.title) },
    { weight: "B", words: searchWords(`${place ?? ""} ${event.hostName}`) },
    { weight: "C", words: searchWords(event.description) },
  ]);
}
