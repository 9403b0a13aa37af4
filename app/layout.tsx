import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ThemeKeeper } from "@/components/layout/theme-keeper";
import { ToastRegion } from "@/components/ui/toast-region";
import { THEME_SCRIPT } from "@/lib/theme-script";
import { siteOrigin } from "@/server/auth";
import "./globals.css";

/** Where the site is, as people outside reach it, is known at the start and not at the build. */
export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(siteOrigin()),
    title: { template: "%s · Turnout", default: "Turnout: events that are never overbooked" },
    description:
      "Run events with fair waitlists and live seats. RSVP in one click, and always know your place on the waitlist.",
    applicationName: "Turnout",
    openGraph: { siteName: "Turnout", type: "website", locale: "en" },
    twitter: { card: "summary_large_image" },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  // The values of --background in globals.css.
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#0e0f12" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading it makes every page dynamic, which a nonce requires.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The script writes data-theme before React hydrates.
    <html lang="en" className={GeistSans.variable} suppressHydrationWarning>
      <body className="font-sans">
        {/* Browsers show no script its own nonce. */}
        <script id="theme-script" nonce={nonce} suppressHydrationWarning>
          {THEME_SCRIPT}
        </script>
        <ThemeKeeper />
        <div className="isolate">{children}</div>
        <ToastRegion />
      </body>
    </html>
  );
}
