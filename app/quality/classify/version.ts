/**
 * Of the classifier's own code and words: suggestions that another version has made are made anew. A test compares
 * it with the files, and says what it has to be.
 */
export const classifierVersion = "ouQ8abQRdF-Mqhh8wheo9A";
