/** The address that pages announced before; sites keep what they once found. */
export { GET } from "../api/oembed/route";
