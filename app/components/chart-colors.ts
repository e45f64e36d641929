/** One hue for what matters, a light one for what it is compared with. Contrast 3:1 on white. */
export const chartColors = {
  main: "#005bd3",
  comparison: "#94b8e6",
  second: "#8bb8f0",
  unknown: "#b5b5b5",
} as const;
