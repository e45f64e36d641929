/** What a pixel tells of: a page or a product seen, put into a cart, a checkout begun or completed. */
export const pixelEventKinds = ["page", "product", "cart", "checkout", "completed"] as const;
export type PixelEventKind = (typeof pixelEventKinds)[number];
