import type { MetadataRoute } from "next";

/** Lets people put Turnout on their home screen. Colours are those of globals.css. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Turnout",
    short_name: "Turnout",
    description: "Events that are never overbooked.",
    lang: "en",
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: "#fbfaf7",
    theme_color: "#2f4cdf",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: "Browse events", url: "/events" },
      { name: "My events", url: "/me" },
      { name: "Check guests in", url: "/hosting" },
    ],
  };
}
