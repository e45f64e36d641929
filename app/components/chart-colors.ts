/** One hue for what matters, a lighter one for what it is compared with. All at least 3:1 on white. */
export const chartColors = {
  main: "#005bd3",
  comparison: "#5c94dd",
  second: "#5c94dd",
  unknown: "#8a8a8a",
} as const;
