"use client";

import dynamic from "next/dynamic";
import { ChartWaiting } from "./chart-waiting";

/** The library that draws is large, and nothing can be drawn before the width is known. */
export const TimeChart = dynamic(() => import("./time-chart"), { ssr: false, loading: ChartWaiting });
export const ColumnChart = dynamic(() => import("./column-chart"), { ssr: false, loading: ChartWaiting });
