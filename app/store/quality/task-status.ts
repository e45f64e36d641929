/** How far somebody is with a product. */
export const taskStatuses = ["open", "doing", "done"] as const;
export type TaskStatus = (typeof taskStatuses)[number];
