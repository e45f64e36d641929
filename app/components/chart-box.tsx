import { SkeletonDisplayText } from "@shopify/polaris";
import { lazy } from "react";
import { ClientOnly } from "./client-only";
import styles from "./chart-box.module.css";
import type { DayChartProps } from "./day-chart";

// The chart library cannot run on the server, and is large: it comes after the figures.
const DayChart = lazy(() => import("./day-chart"));

/** A chart by day in a box that has its final size from the first paint on. */
export function ChartBox({ isSmall = false, ...chart }: DayChartProps & { isSmall?: boolean }) {
  return (
    <div className={isSmall ? styles.small : styles.large}>
      <ClientOnly fallback={<ChartSkeleton />}>{() => <DayChart {...chart} />}</ClientOnly>
    </div>
  );
}

export function ChartSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <SkeletonDisplayText size="small" maxWidth="100%" />
      <SkeletonDisplayText size="small" maxWidth="100%" />
      <SkeletonDisplayText size="small" maxWidth="100%" />
      <SkeletonDisplayText size="small" maxWidth="100%" />
    </div>
  );
}

export function ChartPlaceholder({ isSmall = false }: { isSmall?: boolean }) {
  return (
    <div className={isSmall ? styles.small : styles.large}>
      <ChartSkeleton />
    </div>
  );
}
