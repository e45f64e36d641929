import {
  BarChart,
  LineChart,
  PolarisVizProvider,
  type DataSeries,
  type RenderTooltipContentData,
} from "@shopify/polaris-viz";
import "@shopify/polaris-viz/build/esm/styles.css";
import styles from "./chart-box.module.css";

export interface ChartSeries {
  name: string;
  color: string;
  /** One value for each of `labels`; null is a gap. */
  values: readonly (number | null)[];
  /** Solid where nothing is said. */
  stroke?: "dotted" | "dashed";
  hasArea?: boolean;
}

export interface TooltipRow {
  label: string;
  value: string;
}

export interface DayChartProps {
  kind: "line" | "stackedBars" | "bars";
  /** Along the x axis. */
  labels: readonly string[];
  series: readonly ChartSeries[];
  formatValue(value: number): string;
  isWholeNumbers?: boolean;
  /** What is shown of one day. */
  tooltip(index: number): { title: string; rows: TooltipRow[] };
  emptyText: string;
  skipText: string;
}

const dashes = { dotted: "1 5", dashed: "6 4" };
const theme = {
  chartContainer: { backgroundColor: "transparent", padding: "0px", borderRadius: "0px" },
  grid: { color: "#ebebeb" },
  line: { hasArea: false, hasSpline: false, width: 2, pointStroke: "#ffffff" },
  xAxis: { labelColor: "#616161" },
  yAxis: { labelColor: "#616161", backgroundColor: "transparent" },
  crossHair: { color: "#e3e3e3", width: 1 },
  bar: { borderRadius: 2 },
};

/** Lines or bars by day, after Polaris. In the browser only. */
export default function DayChart(props: DayChartProps) {
  // Two days may be written alike ("Nov 22" of two years), and the library keys on them.
  const keys = props.labels.map((_, index) => String(index));
  const data: DataSeries[] = props.series.map((series) => ({
    name: series.name,
    color: series.color,
    data: keys.map((key, index) => ({ key, value: series.values[index] ?? null })),
    styleOverride: {
      line: {
        hasArea: series.hasArea ?? false,
        strokeDasharray: series.stroke ? dashes[series.stroke] : "none",
      },
    },
  }));
  const label = (key: string | number | null) => props.labels[Number(key)] ?? "";
  const value = (number: string | number | null) =>
    number === null ? "" : props.formatValue(Number(number));
  const common = {
    data,
    theme: "Light",
    isAnimated: false,
    showLegend: false,
    emptyStateText: props.emptyText,
    skipLinkText: props.skipText,
    xAxisOptions: { labelFormatter: label },
    yAxisOptions: { labelFormatter: value, integersOnly: props.isWholeNumbers ?? false },
    tooltipOptions: {
      renderTooltipContent: ({ activeIndex }: RenderTooltipContentData) => (
        <Tooltip {...props.tooltip(activeIndex)} />
      ),
    },
  };

  // Under bars the library writes every label, turned on its side: the first and the last say enough.
  const bars = (
    <div className={styles.bars}>
      <div className={styles.plot}>
        <BarChart
          {...common}
          type={props.kind === "bars" ? "default" : "stacked"}
          xAxisOptions={{ ...common.xAxisOptions, hide: true }}
        />
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{props.labels[0]}</span>
        {props.labels.length > 1 ? <span>{props.labels.at(-1)}</span> : null}
      </div>
    </div>
  );
  return (
    <PolarisVizProvider themes={{ Light: theme }} defaultTheme="Light">
      {props.kind === "line" ? <LineChart {...common} /> : bars}
    </PolarisVizProvider>
  );
}

function Tooltip({ title, rows }: { title: string; rows: TooltipRow[] }) {
  return (
    <div className={styles.tooltip}>
      <table>
        <caption>{title}</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td>{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
