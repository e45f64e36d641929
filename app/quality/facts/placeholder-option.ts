/** What Shopify calls the option and the value of a product without options of its own. */
export const placeholderOption = "Title";
export const placeholderValue = "Default Title";
