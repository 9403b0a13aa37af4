import type { Desk } from "@/lib/sourcing-paths";

export const deskNames: Record<Desk, string> = { organize: "Organize", "venue-desk": "Venue desk" };
